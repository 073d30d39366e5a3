import { askFirst } from './stories/ask-first.ts';
import { blocked } from './stories/blocked.ts';
import { didNotWork } from './stories/did-not-work.ts';
import { nobodyAnswers } from './stories/nobody-answers.ts';
import { whereThingsStand } from './stories/where-things-stand.ts';
import type { Story } from './story.ts';

/** In the order in which they are offered. */
export const stories: readonly Story[] = [blocked, askFirst, nobodyAnswers, didNotWork, whereThingsStand];

import { aNewApplication } from './stories/a-new-application.ts';
import { aSpecialistTeam } from './stories/a-specialist-team.ts';
import { askFirst } from './stories/ask-first.ts';
import { blocked } from './stories/blocked.ts';
import { didNotWork } from './stories/did-not-work.ts';
import { goingAway } from './stories/going-away.ts';
import { nobodyAnswers } from './stories/nobody-answers.ts';
import { nobodyRings } from './stories/nobody-rings.ts';
import { outsideHerHours } from './stories/outside-her-hours.ts';
import { ringMeOnFriday } from './stories/ring-me-on-friday.ts';
import { somebodyElsesClient } from './stories/somebody-elses-client.ts';
import { theSystemIsDown } from './stories/the-system-is-down.ts';
import { whereThingsStand } from './stories/where-things-stand.ts';
import type { Story } from './story.ts';

/** In the order in which they are offered. */
export const stories: readonly Story[] = [
  blocked,
  askFirst,
  nobodyAnswers,
  didNotWork,
  whereThingsStand,
  ringMeOnFriday,
  somebodyElsesClient,
  aNewApplication,
  theSystemIsDown,
  nobodyRings,
  outsideHerHours,
  goingAway,
  aSpecialistTeam,
];

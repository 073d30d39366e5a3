import { blocks } from './1-block-kit.ts';
import { elements } from './1-block-kit-elements.ts';
import { refusals } from './1-block-kit-refusals.ts';
import { modals } from './2-modals.ts';
import { interactivity } from './3-interactivity.ts';
import { eventsAndSocketMode } from './4-events-and-socket-mode.ts';
import { tokensAndScopes } from './5-tokens-and-scopes.ts';
import { rateLimits } from './6-rate-limits.ts';
import { messageRules } from './7-messages.ts';
import { manifestRules } from './8-manifest.ts';
import { boltFacts } from './9-bolt.ts';
import { tenMistakes } from './10-ten-mistakes.ts';
import type { SheetRow } from './row.ts';

/** What is known of Slack, section by section, and the case that proves each rule of it here. */
export const sheet: Record<string, readonly SheetRow[]> = {
  '1-block-kit': blocks,
  '1-block-kit-elements': elements,
  '1-block-kit-refusals': refusals,
  '2-modals': modals,
  '3-interactivity': interactivity,
  '4-events-and-socket-mode': eventsAndSocketMode,
  '5-tokens-and-scopes': tokensAndScopes,
  '6-rate-limits': rateLimits,
  '7-messages': messageRules,
  '8-manifest': manifestRules,
  '9-bolt': boltFacts,
  '10-ten-mistakes': tenMistakes,
};

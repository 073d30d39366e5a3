import type { Deps } from '../deps.ts';
import { authorise } from './authorise.ts';
import { localAction } from './local-action.ts';
import { moreInformation } from './more-information.ts';
import { passOn } from './pass-on.ts';
import { raise } from './raise.ts';
import { show } from './show-and-copy.ts';

/** The incident, from the caseworker's form to the AAC's channel. */
export function incident(deps: Deps): void {
  raise(deps);
  moreInformation(deps);
  localAction(deps);
  authorise(deps);
  passOn(deps);
  show(deps);
}

import type { Deps } from '../deps.ts';
import { adviceAndGuidance } from './advice-and-guidance.ts';
import { authorise } from './authorise.ts';
import { command } from './command.ts';
import { confirm } from './confirm.ts';
import { hear } from './hear.ts';
import { localAction } from './local-action.ts';
import { lockAssign } from './lock-assign.ts';
import { moreInformation } from './more-information.ts';
import { passOn } from './pass-on.ts';
import { raise } from './raise.ts';
import { resolve } from './resolve.ts';
import { resolvedLocally } from './resolved-locally.ts';
import { show } from './show-and-copy.ts';
import { takeItBack } from './take-it-back.ts';

/** The incident, from the caseworker's form to the resolution that worked. */
export function incident(deps: Deps): void {
  command(deps);
  raise(deps);
  moreInformation(deps);
  resolvedLocally(deps);
  adviceAndGuidance(deps);
  localAction(deps);
  takeItBack(deps);
  authorise(deps);
  passOn(deps);
  resolve(deps);
  confirm(deps);
  lockAssign(deps);
  hear(deps);
  show(deps);
}

import type { Deps } from '../deps.ts';
import { takeBackButton } from './buttons.ts';
import { changeIncident } from './change.ts';

/** The team leader takes back what they asked of the caseworker, who may not be there any more, and decides anew. */
export function takeItBack(deps: Deps): void {
  deps.desk.button(
    takeBackButton.action,
    ({ target, ...asked }) => changeIncident(deps, target.id, asked, () => [{ on: 'take-it-back' }]),
    { fresh: true },
  );
}

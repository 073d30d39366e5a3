import { afterUnableToResolve } from '../../src/domain/incident/states.ts';
import type { Deps } from '../deps.ts';
import { authoriseButton } from './buttons.ts';
import { changeIncident } from './change.ts';

/** The team leader authorises (INC-20): at once, with the finding that it could not be resolved locally (Q21). */
export function authorise(deps: Deps): void {
  deps.desk.button(
    authoriseButton.action,
    ({ target, ...asked }) =>
      changeIncident(deps, target.id, asked, (it) => afterUnableToResolve(it, { on: 'authorise' })),
    { fresh: true },
  );
}

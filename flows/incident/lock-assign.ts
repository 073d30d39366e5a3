import type { Deps } from '../deps.ts';
import { lockRemovedButton, lockSetButton } from './buttons.ts';
import { changeIncident } from './change.ts';

/** INC-22: the caseworker confirms that the lock assign flag stands on the case, and later that it is gone. */
export function lockAssign(deps: Deps): void {
  deps.desk.button(lockSetButton.action, ({ target, ...asked }) =>
    changeIncident(deps, target.id, asked, () => [{ on: 'confirm-lock-assign-set' }]),
  );
  deps.desk.button(lockRemovedButton.action, ({ target, ...asked }) =>
    changeIncident(deps, target.id, asked, () => [{ on: 'confirm-lock-assign-removed' }]),
  );
}

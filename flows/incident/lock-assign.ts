import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import type { Button } from '../../src/slack/face.ts';
import type { Deps } from '../deps.ts';
import { lockKeptButton, lockRemovedButton, lockSetButton } from './buttons.ts';
import { changeIncident } from './change.ts';

/** INC-22: the caseworker confirms that the lock assign flag stands on the case, and later that it is gone, or has to stay. */
export function lockAssign(deps: Deps): void {
  const confirms = ({ action }: Button, command: IncidentCommand) =>
    deps.desk.button(action, ({ target, ...asked }) =>
      changeIncident(deps, target.id, asked, () => [command]),
    );
  confirms(lockSetButton, { on: 'confirm-lock-assign-set' });
  confirms(lockRemovedButton, { on: 'confirm-lock-assign-removed' });
  confirms(lockKeptButton, { on: 'confirm-lock-assign-kept' });
}

import { type CallBack, mpHotline } from '../../src/domain/call-back/call-back.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { refuse } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';
import { whoLeads } from '../leaders.ts';
import { sentButton, sentToHotlineButton, takeButton } from './buttons.ts';
import { changeCallBack } from './change.ts';

/** A specialist takes a call-back in their team's channel; or somebody has written to a team's mailbox (CB-30, Q15). */
export function teams(deps: Deps): void {
  deps.desk.button(
    takeButton.action,
    async ({ target, ...asked }) => {
      const whose = { owner: asked.actor.id, ...(await whoLeads(deps, asked.actor.id)) };
      return changeCallBack(deps, target.id, asked, () => [
        { on: 'take', whose, facts: { to: asked.actor.id } },
      ]);
    },
    { fresh: true },
  );
  confirmsSent(deps, sentButton.action, ({ specialistTeam }) => specialistTeam);
  confirmsSent(deps, sentToHotlineButton.action, () => mpHotline);
}

function confirmsSent(deps: Deps, action: string, teamOf: (it: CallBack) => string | undefined): void {
  deps.desk.button(action, ({ target, ...asked }) =>
    changeCallBack(deps, target.id, asked, (it) => {
      const team = teamOf(it);
      return team === undefined ? refuse(refusals.notToBeSent) : [{ on: 'confirm-sent', facts: { team } }];
    }),
  );
}

import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { decideCallBack } from '../../src/domain/call-back/states.ts';
import { isRefusal, type Refusal } from '../../src/domain/transition.ts';
import type { Asking } from '../../src/slack/desk.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';

/** Decides, saves and has it told: the way of every answer to a call-back. */
export async function changeCallBack(
  { callBacks, nudge }: Pick<Deps, 'callBacks' | 'nudge'>,
  id: string,
  { actor, key, at }: Asking,
  commands: (it: CallBack) => readonly CallBackCommand[] | Refusal,
): Promise<Refusal | undefined> {
  const outcome = await saved(() =>
    callBacks.change(id, key, (it) => {
      const wanted = commands(it);
      return isRefusal(wanted) ? wanted : decideCallBack(it, wanted, actor, { at, key });
    }),
  );
  nudge('call-back', id, isRefusal(outcome) ? undefined : outcome.record);
  return isRefusal(outcome) ? outcome : undefined;
}

import {
  type Actor,
  decideBy,
  decideInTurn,
  isRefusal,
  type Machine,
  type Refusal,
  rowFor,
} from '../transition.ts';
import { attempts, mostAttempts } from './attempts.ts';
import { type CallBack, type CallBackStatus, isApplication } from './call-back.ts';
import type { CallBackCommand } from './commands.ts';
import { type CallBackCause, effects } from './effects.ts';
import { leaderOf } from './leaders.ts';
import { endsAttempts, makingTheCall } from './promised.ts';
import { alreadyDone } from './refusals.ts';
import type { Row } from './row.ts';
import { isUndoable, takenBack, unlessTakenBack, withoutUndo, withUndo } from './take-back.ts';
import { anyone } from './who.ts';
import { whoseItIs } from './whose-it-is.ts';

const takeBack: Row = {
  from: [
    'awaiting-call',
    'awaiting-allocation',
    'with-specialist-team',
    'number-wanted',
    'letters-wanted',
    'closed',
  ],
  on: 'take-back',
  who: anyone,
  sets: (it, _command, at) => takenBack(it, at),
  causes: [],
};

/** What may happen to a call-back, by whom, and what follows. */
export const transitions: readonly Row[] = [...makingTheCall, ...whoseItIs, takeBack];

const machine: Machine<CallBack, CallBackStatus, CallBackCommand, CallBackCause> = {
  transitions,
  effects,
  notNow: alreadyDone,
};

/** Why somebody may not ask for it now: told before they type anything. */
export function unlessAllowed(it: CallBack, on: CallBackCommand['on'], actor: Actor): Refusal | undefined {
  const row = rowFor(machine, it, on, actor);
  return isRefusal(row) ? row : undefined;
}

/** What CaseDesk itself notes moves nothing, and lets a sitting be taken back as before. */
const notes: ReadonlySet<CallBackCommand['on']> = new Set([
  'tell-cover',
  'lead-anew',
  'confirm-steps',
  'confirm-sent',
]);

/** CB-27: the last unsuccessful attempt of a new application ends it. */
function withItsEnd(it: CallBack, commands: readonly CallBackCommand[]): readonly CallBackCommand[] {
  const [only] = commands;
  if (only?.on !== 'record-attempt' || commands.length > 1 || !isApplication(it)) return commands;
  const made = attempts(it).length + 1;
  if (!endsAttempts(only.facts.result, made, mostAttempts(it))) return commands;
  return [only, { on: 'close', as: 'unsuccessful', facts: { as: 'unsuccessful', outcome: noContact } }];
}
/** The outcome of attempts that all failed (ours: Q8). */
const noContact = 'No contact after all attempts';

/** Decides one or more commands at one sitting: the call-back as it is to be, or a refusal. */
export function decideCallBack(
  it: CallBack,
  commands: readonly CallBackCommand[],
  actor: Actor,
  when: { at: Date; key: string },
): CallBack | Refusal {
  const all = withItsEnd(it, commands);
  if (all.some(({ on }) => on === 'take-back')) {
    const tooLate = unlessTakenBack(it, actor.id);
    if (tooLate) return tooLate;
  }
  const next = decideInTurn(it, all, (record, command) =>
    decideBy(machine, record, told(record, command), actor, when),
  );
  if (isRefusal(next)) return next;
  if (isUndoable(all)) return withUndo(it, next, actor.id, when.at);
  return all.every(({ on }) => notes.has(on)) ? next : withoutUndo(next);
}

/** What was taken back is written down with it, and whose it was before it was moved. */
function told(it: CallBack, command: CallBackCommand): CallBackCommand {
  const { undo, owner } = it;
  if (command.on === 'take-back' && undo)
    return { ...command, facts: { from: String(undo.from), to: String(undo.to) } };
  if (!('whose' in command) || owner === undefined) return command;
  const led = leaderOf(it);
  const facts = {
    ...command.facts,
    from: owner,
    ...(led !== undefined && { led }),
    ...(it.ownerHasLeft && { hadLeft: 'yes' as const }),
    ...(command.comesBack && { comesBack: 'yes' as const }),
  };
  return { ...command, facts };
}

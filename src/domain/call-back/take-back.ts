import { toSay } from '../message.ts';
import { cancelReminder, setReminder } from '../reminder.ts';
import { plusSeconds } from '../times.ts';
import { type Refusal, refuse } from '../transition.ts';
import type { CallBack } from './call-back.ts';
import { hasFired, isSettling } from './clocks.ts';
import type { CallBackCommand } from './commands.ts';
import { refusals } from './refusals.ts';
import { latestNudge } from './reminders.ts';

/** What takes one press and can be taken back while what it tells others still waits. */
const undoable: ReadonlySet<CallBackCommand['on']> = new Set([
  'close',
  'client-rang-first',
  'calling-now',
  'record-attempt',
  'report-wrong-number',
]);

export const isUndoable = (commands: readonly CallBackCommand[]): boolean =>
  commands.some(({ on }) => undoable.has(on));

/** After a sitting that may be taken back: others hear of it once that time is over. */
export function withUndo(before: CallBack, after: CallBack, by: string, at: Date): CallBack {
  const { agreedAt, answerable, status, since, window, reminders } = before;
  const saidAt = plusSeconds(at, before.serviceLevels.undoSeconds);
  const said = Object.entries(after.messages).map(([key, entry]) => {
    const own = 'person' in entry.to && entry.to.person === by;
    return [key, before.messages[key] || own ? entry : { ...entry, dueAt: saidAt }] as const;
  });
  // Whoever has no card of it has to see where to take it back.
  const own = [after.owner, after.booker].includes(by)
    ? {}
    : { [`take-back-card-${after.version}`]: { ...ownCard(by, at), causedBy: after.version } };
  const waiting = Object.values(reminders).filter(({ state }) => state === 'waiting');
  return {
    ...after,
    messages: { ...Object.fromEntries(said), ...own },
    reminders: setReminder(after.reminders, 'settle', saidAt),
    undo: {
      from: before.version + 1,
      to: after.version,
      by,
      status,
      since,
      window,
      ...(agreedAt && { agreedAt }),
      ...(answerable !== undefined && { answerable }),
      reminders: Object.fromEntries(waiting.map(({ name, dueAt }) => [name, dueAt])),
    },
  };
}

const ownCard = (person: string, at: Date) =>
  toSay({ name: 'take-back-card', form: 'card', to: { person }, dueAt: at });

/** Any other decision lets the last sitting stand. */
export function withoutUndo({ undo: _undo, ...rest }: CallBack): CallBack {
  return { ...rest, reminders: cancelReminder(rest.reminders, 'settle') };
}

/** A message that was told, or is being told, cannot be taken back. */
export function unlessTakenBack(it: CallBack, by: string): Refusal | undefined {
  const { undo } = it;
  if (!undo || !isSettling(it)) return refuse(refusals.tooLateToTakeBack(it.history.at(-1)?.at ?? it.since));
  if (undo.by !== by) return refuse(refusals.notYoursToTakeBack);
  const told = caused(it).find(
    ([, { state, form, posted }]) => form === 'announcement' && (posted || state === 'sending'),
  );
  return told ? refuse(refusals.tooLateToTakeBack(told[1].settledAt ?? told[1].dueAt)) : undefined;
}

/**
 * As it stood before the sitting; reminders that waited wait again, each as a new generation, unless they have fired
 * meanwhile.
 */
export function takenBack(it: CallBack, at: Date): CallBack {
  const { undo } = it;
  if (!undo) return it;
  const { closedAs: _as, agreedAt: _agreed, undo: _undo, ...rest } = it;
  const messages = { ...it.messages };
  for (const [key, entry] of caused(it))
    if (!entry.posted && entry.state === 'pending')
      messages[key] = { ...entry, state: 'cancelled', settledAt: at };
  const nudge = latestNudge(it) ?? '';
  const stopped = it.messages[nudge];
  // Whether it is of use is asked again as it is said.
  if (stopped?.state === 'cancelled' && !stopped.posted) {
    const { settledAt: _at, ...unsaid } = stopped;
    messages[nudge] = { ...unsaid, state: 'pending' };
  }
  const names = new Set(
    Object.values(it.reminders).flatMap(({ name, state }) => (state === 'waiting' ? [name] : [])),
  );
  let reminders = [...names].reduce(cancelReminder, it.reminders);
  for (const [name, dueAt] of Object.entries(undo.reminders))
    if (name !== 'settle' && !hasFired(it.reminders, name, dueAt))
      reminders = setReminder(reminders, name, dueAt);
  const { status, since, window, agreedAt, answerable } = undo;
  return {
    ...rest,
    status,
    since,
    window,
    ...(agreedAt && { agreedAt }),
    ...(answerable !== undefined && { answerable }),
    messages,
    reminders,
  };
}

/** What the sitting says to others; a reminder that fell due meanwhile is none of it. */
const caused = ({ messages, undo }: CallBack) =>
  Object.entries(messages).filter(
    ([, { causedBy = 0, urgency }]) =>
      undo !== undefined && urgency === 'answer' && causedBy >= undo.from && causedBy <= undo.to,
  );

import { workingTimeOf } from '../../src/config/organisation.ts';
import { attempts } from '../../src/domain/call-back/attempts.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { freeText } from '../../src/domain/field-rules.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { nextAttemptAt } from '../../src/domain/next-attempt.ts';
import { saidTime } from '../../src/domain/said-times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Checking } from '../../src/slack/form.ts';
import type { Line } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { instantIn, listIn, textIn } from './given.ts';
import { asTyped, saidBack, timeField, warningsOf } from './said-back.ts';

/** What the forms about a call that was made have alike, whatever kind of call-back it was for. */
export const callLearns = ['calledAt', 'nextAt', 'warnings'] as const;

export const noteField: Field = {
  name: 'note',
  label: 'Note for the history',
  hint: "Only 'Show and copy' shows it.",
  as: 'paragraph',
  privacy: 'sealed',
  rule: freeText,
  max: 500,
  required: false,
};

export const calledField = timeField(
  'called',
  'When did you ring?',
  'Leave it empty for just now. Otherwise 14:20, or 10m ago.',
  false,
);

/** With the suggested time in it, as somebody would type it. */
export const nextField = (label: string, suggested: string | undefined, required: boolean): Field => ({
  ...timeField(
    'next',
    label,
    'Suggested for another time of day. Type another as you would say it: fri 2pm.',
    required,
  ),
  ...(suggested !== undefined && { initial: suggested }),
});

/** At another time of day than the calls that reached nobody, of which there is one more now (CB-34). */
export function suggestionFor(
  { organisation }: Pick<Deps, 'organisation'>,
  it: CallBack,
  at: Date,
): string | undefined {
  const next = nextAttemptAt([...attempts(it).map(({ madeAt }) => madeAt), at], {
    now: at,
    gapMinutes: it.serviceLevels.attemptGapMinutes,
    ...workingTimeOf(organisation, it.owner ?? it.booker),
  });
  return next && asTyped(next);
}

/** When the call was made and, where `hasNext`, the next is to be; or which of the two cannot be. */
export function callLearnt(
  deps: Pick<Deps, 'organisation'>,
  it: CallBack,
  given: Values,
  { now, hasNext }: { now: Date; hasNext: boolean },
): Checking {
  const called = calledAt(it, textIn(given, 'called'), now);
  if (isRefusal(called)) return called;
  const made = { calledAt: called.toISOString() };
  if (!hasNext) return { learnt: { ...made, nextAt: '', warnings: [] } };
  const typed = textIn(given, 'next');
  if (typed === '') return refuse(refusals.nextWanted, 'next');
  const next = saidTime(typed, { now });
  if (isRefusal(next)) return refuse(next.refused, 'next');
  if (next.at <= now) return refuse(refusals.inThePast, 'next');
  const warnings = warningsOf(deps, it, next.at, now, { isTried: true });
  return { learnt: { ...made, nextAt: next.at.toISOString(), warnings } };
}

function calledAt({ receivedAt }: CallBack, typed: string, now: Date): Date | Refusal {
  const called = typed === '' ? { at: now } : saidTime(typed, { now, mayBePast: true });
  if (isRefusal(called)) return refuse(called.refused, 'called');
  if (called.at > now) return refuse(refusals.attemptAhead, 'called');
  return called.at < receivedAt ? refuse(refusals.attemptBefore, 'called') : called.at;
}

/** The call as it was given. */
export function callSaidBack(given: Values): Line[] {
  const at = instantIn(given, 'calledAt');
  return at ? [[saidBack(`${textIn(given, 'result')}, on`, at)]] : [];
}

/** What follows from a call that reached nobody, before it is saved. */
export function nextSaidBack(given: Values, withoutNext: string): Line[] {
  const at = instantIn(given, 'nextAt');
  return [
    [{ bold: at ? saidBack('Next attempt on', at) : withoutNext }],
    ...listIn(given, 'warnings').map((said): Line => [said]),
    ['Press Back if you meant something else.'],
  ];
}

export function attemptFrom(values: Values): CallBackCommand {
  const note = textIn(values, 'note');
  const nextAt = instantIn(values, 'nextAt');
  return {
    on: 'record-attempt',
    nextAt,
    facts: {
      result: textIn(values, 'result'),
      madeAt: textIn(values, 'calledAt'),
      ...(nextAt && { nextAt: nextAt.toISOString() }),
    },
    said: note === '' ? undefined : note,
  };
}

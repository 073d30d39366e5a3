import { attempts, mostAttempts } from '../../src/domain/call-back/attempts.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { applicationResults, notReached } from '../../src/domain/call-back/fields.ts';
import { alreadyDone, refusals } from '../../src/domain/call-back/refusals.ts';
import { freeText } from '../../src/domain/field-rules.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { nextAttemptAt } from '../../src/domain/next-attempt.ts';
import { saidTime } from '../../src/domain/said-times.ts';
import { isRefusal, refuse } from '../../src/domain/transition.ts';
import type { About, Checking, Page } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Line } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { attemptButton } from './buttons.ts';
import { instantIn, listIn, textIn } from './given.ts';
import { asTyped, saidBack, timeField, warningsOf, workingTimeOf } from './said-back.ts';

/**
 * A call about an application: its result, then the outcome that completes it or the time of the next attempt
 * (CB-24 to CB-27, CB-32 to CB-34). The last attempt of a new application without contact ends it.
 */
export function recordTheCall(deps: Deps): void {
  answerForm(deps, {
    button: attemptButton,
    title: 'Record the call',
    submit: 'Save',
    on: 'record-attempt',
    learns: ['calledAt', 'nextAt', 'warnings'],
    said: 'note',
    about: (it, { at }) => {
      const made = attempts(it).length;
      const next = suggestionFor(deps, it, at);
      return {
        made: String(made),
        ...(made + 1 >= mostAttempts(it) && { last: 'yes' }),
        ...(next && { suggested: asTyped(next) }),
      };
    },
    pages: (given, about) => [firstPage(deps, about), secondPage(deps, given, about)],
    commands: (it, values, about, { actor }) =>
      attempts(it).length === Number(about.made) ? recorded(values) : refuse(alreadyDone(it, actor)),
  });
}

/** At another time of day than the calls that reached nobody (CB-34). */
const suggestionFor = (deps: Deps, it: CallBack, at: Date): Date | undefined =>
  nextAttemptAt([...attempts(it).map(({ madeAt }) => madeAt), at], {
    now: at,
    gapMinutes: it.serviceLevels.attemptGapMinutes,
    ...workingTimeOf(deps, it.owner ?? it.booker),
  });

const noteField: Field = {
  name: 'note',
  label: 'Note for the history',
  hint: "Only 'Show and copy' shows it.",
  as: 'paragraph',
  privacy: 'sealed',
  rule: freeText,
  max: 500,
  required: false,
};

function firstPage(deps: Deps, { id = '', made = '0', last, suggested }: About): Page {
  const resultField: Field = {
    name: 'result',
    label: `Call ${Number(made) + 1} Result`,
    as: 'choice',
    privacy: 'open',
    required: true,
    options: applicationResults.map((value) => ({ value, label: value })),
  };
  const next = timeField(
    'next',
    'Next attempt, if nobody was reached',
    'Suggested for another time of day. Type another as you would say it: fri 2pm.',
    false,
  );
  return {
    intro: last ? 'If nobody was reached, this ends it: the client has to ring again to apply.' : '',
    fields: [
      resultField,
      timeField(
        'called',
        'When did you ring?',
        'Leave it empty for just now. Otherwise 14:20, or 10m ago.',
        false,
      ),
      ...(last ? [] : [{ ...next, ...(suggested !== undefined && { initial: suggested }) }]),
    ],
    check: async (given, { at: now }) => {
      const it = await deps.callBacks.find(id);
      return it ? learntOf(deps, it, given, { now, isLast: last !== undefined }) : refuse(sentences.gone);
    },
  };
}

function learntOf(
  deps: Deps,
  it: CallBack,
  given: Values,
  { now, isLast }: { now: Date; isLast: boolean },
): Checking {
  const typed = textIn(given, 'called');
  const called = typed === '' ? { at: now } : saidTime(typed, { now, mayBePast: true });
  if (isRefusal(called)) return refuse(called.refused, 'called');
  if (called.at > now) return refuse(refusals.attemptAhead, 'called');
  if (called.at < it.receivedAt) return refuse(refusals.attemptBefore, 'called');
  const calledAt = called.at.toISOString();
  if (isLast || !notReached.has(textIn(given, 'result')))
    return { learnt: { calledAt, nextAt: '', warnings: [] } };
  const said = textIn(given, 'next');
  if (said === '') return refuse(refusals.nextWanted, 'next');
  const next = saidTime(said, { now });
  if (isRefusal(next)) return refuse(next.refused, 'next');
  if (next.at <= now) return refuse(refusals.inThePast, 'next');
  return {
    learnt: { calledAt, nextAt: next.at.toISOString(), warnings: warningsOf(deps, it, next.at, now) },
  };
}

/** The outcome where somebody was reached; else what happens next, said back before it is saved. */
function secondPage({ organisation }: Deps, given: Values, { last }: About): Page {
  const result = textIn(given, 'result');
  const [calledAt, nextAt] = [instantIn(given, 'calledAt'), instantIn(given, 'nextAt')];
  const call: Line[] = calledAt ? [[saidBack(`${result}, on`, calledAt)]] : [];
  if (result !== '' && !notReached.has(result))
    return { lines: call, fields: [outcomeField(organisation.lists.callBackOutcomes.values), noteField] };
  const then = last ? 'No further attempt: the client has to ring again to apply.' : '';
  return {
    lines: [
      ...call,
      [{ bold: nextAt ? saidBack('Next attempt on', nextAt) : then }],
      ...listIn(given, 'warnings').map((said): Line => [said]),
      ['Press Back if you meant something else.'],
    ],
    fields: [noteField],
  };
}

/** CB-26: its values are the organisation's own (Q8). */
export const outcomeField = (values: readonly string[]): Field => ({
  name: 'outcome',
  label: 'Call back Outcome',
  hint: 'It completes the call-back.',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: values.map((value) => ({ value, label: value })),
});

function recorded(values: Values): readonly CallBackCommand[] {
  const [result, note, outcome] = [
    textIn(values, 'result'),
    textIn(values, 'note'),
    textIn(values, 'outcome'),
  ];
  const nextAt = instantIn(values, 'nextAt');
  const attempt: CallBackCommand = {
    on: 'record-attempt',
    nextAt,
    facts: {
      result,
      madeAt: textIn(values, 'calledAt'),
      ...(nextAt && { nextAt: nextAt.toISOString() }),
    },
    said: note === '' ? undefined : note,
  };
  return notReached.has(result)
    ? [attempt]
    : [attempt, { on: 'close', as: 'done', facts: { as: 'done', outcome } }];
}

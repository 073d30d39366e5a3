import { attempts } from '../../src/domain/call-back/attempts.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { notReached } from '../../src/domain/call-back/fields.ts';
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
import { notReachedButton } from './buttons.ts';
import { instantIn, listIn, textIn } from './given.ts';
import { asTyped, saidBack, timeField, warningsOf, workingTimeOf } from './said-back.ts';

/** A call that did not reach the client (CB-25): what came of it, and when the next is to be made (CB-26, CB-34). */
export function notReachedYet(deps: Deps): void {
  answerForm(deps, {
    button: notReachedButton,
    title: 'Client not reached',
    submit: 'Save',
    on: 'record-attempt',
    learns: ['calledAt', 'nextAt', 'warnings'],
    said: 'note',
    about: (it, { at }) => {
      const made = attempts(it);
      const next = nextAttemptAt([...made.map(({ madeAt }) => madeAt), at], {
        now: at,
        gapMinutes: it.serviceLevels.attemptGapMinutes,
        ...workingTimeOf(deps, it.owner ?? it.booker),
      });
      return {
        made: String(made.length),
        most: String(it.serviceLevels.attempts),
        ...(next && { suggested: asTyped(next) }),
      };
    },
    pages: (given, about) => [firstPage(deps, about), { fields: [noteField], lines: saidBackOf(given) }],
    commands: (it, values, about, { actor }) =>
      attempts(it).length === Number(about.made) ? recorded(values) : refuse(alreadyDone(it, actor)),
  });
}

const resultField: Field = {
  name: 'result',
  label: 'What came of the call?',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: [...notReached].map((value) => ({ value, label: value })),
};

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

const againField: Field = {
  name: 'again',
  label: 'And now?',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: [
    { value: 'close', label: 'Close it as unsuccessful' },
    { value: 'next', label: 'Try again at the time below' },
  ],
};

function firstPage(deps: Deps, { id = '', made = '0', most = '0', suggested }: About): Page {
  const isLast = Number(made) + 1 >= Number(most);
  const next = timeField(
    'next',
    'Next attempt',
    'Suggested for another time of day. Type another as you would say it: fri 2pm.',
    !isLast,
  );
  return {
    intro: isLast ? `This makes ${Number(made) + 1} attempts.` : '',
    fields: [
      resultField,
      timeField(
        'called',
        'When did you ring?',
        'Leave it empty for just now. Otherwise 14:20, or 10m ago.',
        false,
      ),
      ...(isLast ? [againField] : []),
      { ...next, ...(suggested !== undefined && { initial: suggested }) },
    ],
    check: async (given, { at: now }) => {
      const it = await deps.callBacks.find(id);
      return it ? learntOf(deps, it, given, now) : refuse(sentences.gone);
    },
  };
}

function learntOf(deps: Deps, it: CallBack, given: Values, now: Date): Checking {
  const typed = textIn(given, 'called');
  const called = typed === '' ? { at: now } : saidTime(typed, { now, mayBePast: true });
  if (isRefusal(called)) return refuse(called.refused, 'called');
  if (called.at > now) return refuse(refusals.attemptAhead, 'called');
  if (called.at < it.receivedAt) return refuse(refusals.attemptBefore, 'called');
  const calledAt = called.at.toISOString();
  if (given.again === 'close') return { learnt: { calledAt, nextAt: '', warnings: [] } };
  const next = saidTime(textIn(given, 'next'), { now });
  if (isRefusal(next)) return refuse(next.refused, 'next');
  if (next.at <= now) return refuse(refusals.inThePast, 'next');
  const warnings = warningsOf(deps, it, next.at, now);
  return { learnt: { calledAt, nextAt: next.at.toISOString(), warnings } };
}

function saidBackOf(given: Values): Line[] {
  const [calledAt, nextAt] = [instantIn(given, 'calledAt'), instantIn(given, 'nextAt')];
  return [
    ...(calledAt ? [[saidBack(`${textIn(given, 'result')}, on`, calledAt)]] : []),
    [
      {
        bold: nextAt ? saidBack('Next attempt on', nextAt) : 'No further attempt: it closes as unsuccessful.',
      },
    ],
    ...listIn(given, 'warnings').map((said): Line => [said]),
    ['Press Back if you meant something else.'],
  ];
}

function recorded(values: Values): readonly CallBackCommand[] {
  const [result, note] = [textIn(values, 'result'), textIn(values, 'note')];
  const nextAt = instantIn(values, 'nextAt');
  const said = note === '' ? undefined : note;
  const facts = {
    result,
    madeAt: textIn(values, 'calledAt'),
    ...(nextAt && { nextAt: nextAt.toISOString() }),
  };
  const attempt: CallBackCommand = { on: 'record-attempt', nextAt, facts, said };
  return nextAt ? [attempt] : [attempt, { on: 'close', as: 'unsuccessful', facts: { as: 'unsuccessful' } }];
}

import { attempts } from '../../src/domain/call-back/attempts.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { notReached } from '../../src/domain/call-back/fields.ts';
import { alreadyDone } from '../../src/domain/call-back/refusals.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { refuse } from '../../src/domain/transition.ts';
import type { About, Page } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Line } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { notReachedButton } from './buttons.ts';
import {
  attemptFrom,
  calledField,
  callLearns,
  callLearnt,
  callSaidBack,
  nextField,
  nextSaidBack,
  noteField,
  suggestionFor,
} from './call-made.ts';
import { textIn } from './given.ts';

/** A call that did not reach the client (CB-25): what came of it, and when the next is to be made (CB-26, CB-34). */
export function notReachedYet(deps: Deps): void {
  answerForm(deps, {
    button: notReachedButton,
    title: 'Client not reached',
    submit: 'Save',
    on: 'record-attempt',
    learns: callLearns,
    said: 'note',
    about: (it, { at }) => {
      const made = attempts(it);
      const suggested = suggestionFor(deps, it, at);
      return {
        made: String(made.length),
        most: String(it.serviceLevels.attempts),
        ...(suggested !== undefined && { suggested }),
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
  return {
    intro: isLast ? `This makes ${Number(made) + 1} attempts.` : '',
    fields: [
      resultField,
      calledField,
      ...(isLast ? [againField] : []),
      nextField('Next attempt', suggested, !isLast),
    ],
    check: async (given, { at: now }) => {
      const it = await deps.callBacks.find(id);
      const hasNext = given.again !== 'close';
      return it ? callLearnt(deps, it, given, { now, hasNext }) : refuse(sentences.gone);
    },
  };
}

const saidBackOf = (given: Values): Line[] => [
  ...callSaidBack(given),
  ...nextSaidBack(given, 'No further attempt: it closes as unsuccessful.'),
];

function recorded(values: Values): readonly CallBackCommand[] {
  const attempt = attemptFrom(values);
  return textIn(values, 'nextAt')
    ? [attempt]
    : [attempt, { on: 'close', as: 'unsuccessful', facts: { as: 'unsuccessful' } }];
}

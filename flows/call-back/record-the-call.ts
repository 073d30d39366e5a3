import { attempts, mostAttempts } from '../../src/domain/call-back/attempts.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { applicationResults, notReached } from '../../src/domain/call-back/fields.ts';
import { alreadyDone } from '../../src/domain/call-back/refusals.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { refuse } from '../../src/domain/transition.ts';
import type { About, Page } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { attemptButton } from './buttons.ts';
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
    learns: callLearns,
    said: 'note',
    about: (it, { at }) => {
      const made = attempts(it).length;
      const suggested = suggestionFor(deps, it, at);
      return {
        made: String(made),
        ...(made + 1 >= mostAttempts(it) && { last: 'yes' }),
        ...(suggested !== undefined && { suggested }),
      };
    },
    pages: (given, about) => [firstPage(deps, about), secondPage(deps, given, about)],
    commands: (it, values, about, { actor }) =>
      attempts(it).length === Number(about.made) ? recorded(values) : refuse(alreadyDone(it, actor)),
  });
}

const isReached = (given: Values): boolean => {
  const result = textIn(given, 'result');
  return result !== '' && !notReached.has(result);
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
  return {
    intro: last ? 'If nobody was reached, this ends it: the client has to ring again to apply.' : '',
    fields: [
      resultField,
      calledField,
      ...(last ? [] : [nextField('Next attempt, if nobody was reached', suggested, false)]),
    ],
    check: async (given, { at: now }) => {
      const it = await deps.callBacks.find(id);
      const hasNext = last === undefined && !isReached(given);
      return it ? callLearnt(deps, it, given, { now, hasNext }) : refuse(sentences.gone);
    },
  };
}

/** The outcome where somebody was reached; else what happens next, said back before it is saved. */
function secondPage({ organisation }: Deps, given: Values, { last }: About): Page {
  if (isReached(given))
    return {
      lines: callSaidBack(given),
      fields: [outcomeField(organisation.lists.callBackOutcomes.values), noteField],
    };
  const ended = last ? 'No further attempt: the client has to ring again to apply.' : '';
  return { lines: [...callSaidBack(given), ...nextSaidBack(given, ended)], fields: [noteField] };
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
  const outcome = textIn(values, 'outcome');
  const attempt = attemptFrom(values);
  return isReached(values)
    ? [attempt, { on: 'close', as: 'done', facts: { as: 'done', outcome } }]
    : [attempt];
}

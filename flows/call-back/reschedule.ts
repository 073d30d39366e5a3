import { type CallBack, isApplication } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { unlessAllowed } from '../../src/domain/call-back/states.ts';
import { windowOf } from '../../src/domain/call-back/window.ts';
import { freeText } from '../../src/domain/field-rules.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { saidTime } from '../../src/domain/said-times.ts';
import { isRefusal, refuse } from '../../src/domain/transition.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Line } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { rescheduleButton } from './buttons.ts';
import { instantIn, listIn, textIn } from './given.ts';
import { saidBack, timeField, warningsOf } from './said-back.ts';

const whyField: Field = {
  name: 'why',
  label: 'Why does the time change?',
  hint: 'Kept in the history.',
  as: 'paragraph',
  privacy: 'sealed',
  rule: freeText,
  max: 500,
  required: true,
};

const reachedField: Field = {
  name: 'reached',
  label: 'Was the client reached?',
  as: 'choices',
  privacy: 'open',
  required: false,
  options: [{ value: 'yes', label: 'I have just spoken with the client: record the call' }],
};

/** Q6: the promise moves only so, with a reason; what is to be known of the time is said before it is saved. */
export function reschedule(deps: Deps): void {
  answerForm(deps, {
    button: rescheduleButton,
    title: 'Reschedule',
    submit: 'Save',
    on: 'reschedule',
    learns: ['agreedAt', 'endAt', 'warnings'],
    said: 'why',
    about: (it, { actor }) => ({
      kind: it.kind,
      ...(!isApplication(it) && !unlessAllowed(it, 'record-attempt', actor) && { mayRecord: 'yes' }),
    }),
    pages: (given, { id = '', kind, mayRecord }) => [
      {
        intro: 'For a time that the client agreed to. The reminders move with it.',
        fields: [
          timeField(
            'at',
            'When is the client to be rung?',
            kind === 'informal'
              ? 'As you would say it: in 2 weeks, fri 2pm, 25/10 18:00.'
              : "As you would say it: 2h, fri 2pm, 25/10 18:00. Or 'anytime', within the time that is left.",
          ),
        ],
        check: async (answers, { at: now }) => {
          const it = await deps.callBacks.find(id);
          if (!it) return refuse(sentences.gone);
          return learntOf(deps, it, textIn(answers, 'at'), now);
        },
      },
      { fields: [...(mayRecord ? [reachedField] : []), whyField], lines: saidBackOf(given) },
    ],
    commands: (_it, values, _about, { at }) => {
      const agreedAt = instantIn(values, 'agreedAt');
      const facts = { at: agreedAt?.toISOString() ?? 'anytime' };
      return [
        ...(listIn(values, 'reached').length ? [contactMade(at)] : []),
        { on: 'reschedule', agreedAt, facts, said: textIn(values, 'why') },
      ];
    },
  });
}

const contactMade = (at: Date): CallBackCommand => ({
  on: 'record-attempt',
  facts: { result: 'Contact made', madeAt: at.toISOString() },
});

function learntOf(deps: Deps, it: CallBack, typed: string, now: Date) {
  const isAnytime = /^any ?time$/i.test(typed) && it.kind !== 'informal';
  const said = isAnytime ? { at: undefined } : saidTime(typed, { now });
  if (isRefusal(said)) return refuse(said.refused, 'at');
  if (said.at && said.at <= now) return refuse(refusals.inThePast, 'at');
  const { endAt } = windowOf({ ...it, agreedAt: said.at }, it.serviceLevels);
  if (endAt && endAt <= now) return refuse(refusals.noTimeLeft, 'at');
  return {
    learnt: {
      agreedAt: said.at?.toISOString() ?? '',
      endAt: endAt?.toISOString() ?? '',
      warnings: said.at ? warningsOf(deps, it, said.at, now) : [],
    },
  };
}

function saidBackOf(given: Values): Line[] {
  const [agreedAt, endAt] = [instantIn(given, 'agreedAt'), instantIn(given, 'endAt')];
  return [
    [
      {
        bold: agreedAt
          ? saidBack('The client is to be rung on', agreedAt)
          : 'The client may be rung at any time.',
      },
    ],
    ...(endAt ? [[saidBack('It has to be done by', endAt)]] : []),
    ...listIn(given, 'warnings').map((said): Line => [said]),
    ['Press Back if you meant another time.'],
  ];
}

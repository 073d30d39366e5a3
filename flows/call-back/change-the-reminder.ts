import { unlessRemindable } from '../../src/domain/call-back/guards.ts';
import { saidTime } from '../../src/domain/said-times.ts';
import { isRefusal, refuse } from '../../src/domain/transition.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { remindAgainButton } from './buttons.ts';
import { instantIn, textIn } from './given.ts';
import { saidBack, timeField } from './said-back.ts';

const learnt = 'remindAt';

/** CB-38, CB-41: a reminder at the wrong time gets another; the promise stays. */
export function changeTheReminder(deps: Deps): void {
  answerForm(deps, {
    button: remindAgainButton,
    title: 'Change the reminder',
    submit: 'Save',
    on: 'remind-again',
    learns: [learnt],
    pages: (given, { id = '' }) => {
      const remindAt = instantIn(given, learnt);
      return [
        {
          intro: 'Only the reminder moves. What was agreed with the client stays.',
          fields: [
            timeField('at', 'When are you to be reminded?', 'As you would say it: 45m, 2:30pm, fri 10:00.'),
          ],
          check: async (answers, { at: now }) => {
            const said = saidTime(textIn(answers, 'at'), { now });
            if (isRefusal(said)) return refuse(said.refused, 'at');
            const it = await deps.callBacks.find(id);
            if (!it) return refuse(sentences.gone);
            const facts = { at: said.at.toISOString() };
            const no = unlessRemindable(it, { on: 'remind-again', remindAt: said.at, facts }, now);
            return no ?? { learnt: { [learnt]: facts.at } };
          },
        },
        {
          fields: [],
          lines: remindAt
            ? [
                [{ bold: saidBack('You will be reminded on', remindAt) }],
                ['Press Back if you meant another time.'],
              ]
            : [],
        },
      ];
    },
    commands: (_it, values) => {
      const remindAt = instantIn(values, learnt);
      return remindAt
        ? [{ on: 'remind-again', remindAt, facts: { at: remindAt.toISOString() } }]
        : refuse(sentences.outdated);
    },
  });
}

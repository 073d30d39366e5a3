import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { snoozeTimes } from '../../src/domain/call-back/guards.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { refuse } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { snoozeButton, snoozeLongerButton } from './buttons.ts';
import { changeCallBack } from './change.ts';
import { textIn } from './given.ts';

/** CB-37, Q5: one press puts the reminder off by 15 minutes; a form offers what else fits before the end. */
export function snooze(deps: Deps): void {
  deps.desk.button(snoozeButton.action, ({ target, ...asked }) =>
    changeCallBack(deps, target.id, asked, () => [snoozing(15)]),
  );
  answerForm(deps, {
    button: snoozeLongerButton,
    title: 'Snooze the reminder',
    submit: 'Snooze',
    on: 'snooze',
    about: (it, { at }) => {
      const fitting = snoozeTimes(it, at);
      return fitting.length ? Object.fromEntries(fitting.map(inWords)) : refuse(nothingFits(it, at));
    },
    pages: (_given, about) => [
      {
        fields: [
          {
            name: 'minutes',
            label: 'For how long?',
            hint: 'Only what ends before the call-back has to be done.',
            as: 'choice',
            privacy: 'open',
            required: true,
            options: Object.entries(about).flatMap(([value, label]) =>
              value === 'id' ? [] : [{ value, label }],
            ),
          },
        ],
      },
    ],
    examples: [{ about: { id: '', 120: '120 minutes, until Wednesday 30 September 2026 at 23:59' } }],
    commands: (_it, values) => [snoozing(Number(textIn(values, 'minutes')))],
  });
}

const snoozing = (minutes: number): CallBackCommand => ({
  on: 'snooze',
  minutes,
  facts: { minutes: String(minutes) },
});

const inWords = ({ minutes, until }: { minutes: number; until: Date }): [string, string] => [
  String(minutes),
  `${minutes} minutes, until ${dateAndTime(until)}`,
];

const nothingFits = ({ window: { endAt } }: CallBack, at: Date): string =>
  endAt && endAt > at ? refusals.pastTheEnd(endAt) : refusals.nowOver;

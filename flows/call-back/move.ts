import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { MoveReason } from '../../src/domain/call-back/commands.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { freeText } from '../../src/domain/field-rules.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { refuse } from '../../src/domain/transition.ts';
import type { Page } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { whoLeads } from '../leaders.ts';
import { called } from './about.ts';
import { answerForm } from './answer-form.ts';
import { moveButton, movedBackButton } from './buttons.ts';
import { changeCallBack } from './change.ts';
import { timeOf, toBeKnownOf, unfit } from './fit.ts';
import { listIn, textIn } from './given.ts';

const reasons: Record<MoveReason, string> = {
  'outside-hours': 'It is outside the owner’s working hours',
  'case-moved': 'The case has moved to another segment',
  away: 'The owner is away',
  left: 'The owner has left or changed team',
  other: 'Another reason, said below',
};
const isReason = (text: string): text is MoveReason => text in reasons;

const to: Field = {
  name: 'to',
  label: 'Who takes it over?',
  hint: 'They become its owner: they are reminded, and record what comes of it.',
  as: 'person',
  privacy: 'open',
  required: true,
};
const why: Field = {
  name: 'why',
  label: 'Why does it move?',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: Object.entries(reasons).map(([value, label]) => ({ value, label })),
};
const note: Field = {
  name: 'note',
  label: 'Note',
  hint: 'Kept in the history.',
  as: 'paragraph',
  privacy: 'sealed',
  required: false,
  rule: freeText,
  max: 500,
};
const comesBack: Field = {
  name: 'comesBack',
  label: 'Does the case come back once the call-back is done?',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: [
    { value: 'yes', label: 'Yes: remind me to move it back' },
    { value: 'no', label: 'No: it stays with them' },
  ],
};

/** CB-42, CB-47: whoever leads the owner moves the call-back, and is reminded to move the case back. */
export function move(deps: Deps): void {
  answerForm(deps, {
    button: moveButton,
    title: 'Move the call-back',
    submit: 'Move',
    on: 'move',
    learns: ['moving', 'known'],
    about: (it) => ({
      ...(it.owner !== undefined && { owner: it.owner }),
      ...(it.ownerHasLeft && { why: 'left' }),
      ...(it.movedFrom !== undefined && { movedFrom: it.movedFrom }),
    }),
    pages: (given, about) => [
      {
        fields: [to, about.why === undefined ? why : { ...why, initial: about.why }, note],
        async check(now, { at }) {
          const person = textIn(now, 'to');
          const no = await unfit(deps, person, 'to');
          if (no) return no;
          if (textIn(now, 'why') === 'other' && textIn(now, 'note') === '')
            return refuse(refusals.sayWhyItMoves, 'note');
          const it = await deps.callBacks.find(about.id ?? '');
          if (!it) return refuse(sentences.gone);
          return { learnt: { moving: inWords(it, at), known: await toBeKnownOf(deps, person, it, at) } };
        },
      },
      confirming(given, about.movedFrom),
    ],
    async commands(_it, values, about) {
      const owner = textIn(values, 'to');
      const reason = textIn(values, 'why');
      const said = textIn(values, 'note');
      return [
        {
          on: 'move',
          whose: { owner, ...(await whoLeads(deps, owner)) },
          comesBack: values.comesBack === 'yes',
          facts: { to: owner, why: isReason(reason) ? reason : 'other' },
          ...(about.owner !== undefined && { insteadOf: about.owner }),
          ...(said && { said }),
        },
      ];
    },
  });

  deps.desk.button(
    movedBackButton.action,
    ({ target, ...asked }) => changeCallBack(deps, target.id, asked, () => [{ on: 'confirm-moved-back' }]),
    { fresh: true },
  );
}

const inWords = (it: CallBack, at: Date): string =>
  timeOf(it, at) > at
    ? `Call-back ${called(it)} is to be made on ${dateAndTime(timeOf(it, at))}.`
    : `Call-back ${called(it)} is late: it is to be made at once.`;

function confirming(given: Values, movedFrom: string | undefined): Page {
  const goesBack = movedFrom !== undefined || textIn(given, 'why') === 'outside-hours';
  const person = textIn(given, 'to');
  return {
    lines: [
      [textIn(given, 'moving')],
      ...(person === '' ? [] : [['It becomes ', { person }, '’s.']]),
      ...listIn(given, 'known').map((words) => [words]),
      ...(movedFrom === undefined ? [] : [['The case belongs to ', { person: movedFrom }, '.']]),
      [
        'In CMS2012 finish the relevant items first, then move the case and its Call Back activity together: all its work goes with it.',
      ],
      [
        'A case owning SR stays with the owning segment. It cannot close while an activity is open, and you find it in My Team Service Request.',
      ],
    ],
    fields: [{ ...comesBack, initial: goesBack ? 'yes' : 'no' }],
  };
}

import { type CallBack, callBackKinds, isApplication } from '../../src/domain/call-back/call-back.ts';
import { lastFour } from '../../src/domain/call-back/description.ts';
import { promised } from '../../src/domain/call-back/promised.ts';
import { did } from '../../src/domain/call-back/refusals.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line, Piece } from '../../src/slack/text.ts';
import { called, times } from './about.ts';

/** News of a decision, in the words of that decision, for somebody who did not make it. */
export function news(it: CallBack, cause: HistoryEntry | undefined): Face {
  if (!cause) return { title: `News of call-back ${called(it)}`, lines: inShort(it) };
  const { title, says, next } = wordsOf(cause);
  return {
    title: `Call-back ${called(it)}: ${title}`,
    lines: [
      [{ person: cause.by }, ' ', ...says, ` on ${dateAndTime(cause.at)}.`],
      ...(next ? [next] : []),
      ...inShort(it),
    ],
  };
}

/** For what is not drawn again, and so says nothing of how things stand. */
export const inShort = (it: CallBack): Line[] => [
  [
    callBackKinds[it.kind],
    ...(isApplication(it) ? ['.'] : [`. Case number: ${lastFour(it.fields.caseNumber)}.`]),
  ],
  ...(promised.includes(it.status) ? times(it) : []),
];

interface Words {
  title: string;
  says: Line;
  /** What follows from it for whoever reads it. */
  next?: Line;
}

function wordsOf({ what, facts = {} }: HistoryEntry): Words {
  const passedTo: Line = facts.to === undefined ? [] : [' to ', { person: facts.to } satisfies Piece];
  switch (what) {
    case 'close':
      return {
        title: `closed as ${facts.as}`,
        says: [`closed it as ${facts.as}`],
        next: ['There is nothing more to do. A note, if there is one, stands in Show and copy.'],
      };
    case 'client-rang-first':
      return {
        title: 'the client rang first',
        says: ['noted that the client rang first'],
        next: ['Do not call: it is closed as not required.'],
      };
    case 'reschedule':
      return {
        title: 'another time',
        says: [
          facts.at === 'anytime' || facts.at === undefined
            ? 'changed it to any time'
            : `agreed another time with the client, ${dateAndTime(new Date(facts.at))},`,
        ],
        next: ['The reason stands in Show and copy. The reminders have moved with it.'],
      };
    case 'report-wrong-number':
      return {
        title: 'wrong number',
        says: ['reported that the number is wrong'],
        next: ["The calls wait for another: find it, then press 'Give another number' on the card."],
      };
    case 'give-number':
      return {
        title: 'another number',
        says: ['gave another number'],
        next: ['It stands in Show and copy. Make the call.'],
      };
    case 'decide-delay':
      return {
        title: 'letters to be issued',
        says: ['decided that more attempts would delay the case unreasonably'],
        next: ['Letters CMSL0077 and CMSL0080 are to be issued. The reason stands in Show and copy.'],
      };
    case 'confirm-letters':
      return {
        title: 'letters issued',
        says: ['confirmed that the letters CMSL0077 and CMSL0080 were issued'],
      };
    case 'record-fees':
      return facts.paid === 'yes'
        ? { title: 'fees paid', says: ['recorded that the application fees were paid'] }
        : { title: 'fees not paid', says: ['recorded that the application fees were not paid'] };
    case 'allocate':
      return { title: 'allocated', says: ['allocated it', ...passedTo] };
    case 'move':
      return { title: 'moved', says: ['moved it', ...passedTo] };
    case 'hand-over':
      return { title: 'handed over', says: ['handed it over', ...passedTo] };
    case 'take':
      return { title: 'taken', says: ['took it, to make the call'] };
    case 'name-answerable':
      return {
        title: 'somebody sees to it',
        says: [
          'named ',
          ...(facts.to === undefined ? ['somebody'] : [{ person: facts.to }]),
          ' to see to it',
        ],
        next: ['It is late, and they make the call or close it.'],
      };
    case 'confirm-moved-back':
      return { title: 'moved back', says: ['confirmed that the case was moved back to you'] };
    default:
      return { title: 'news', says: [did[what] ?? 'changed it'] };
  }
}

import {
  type Act,
  type Answer,
  chooses,
  fills,
  movesTheClock,
  opensMessages,
  presses,
  settles,
  submits,
  types,
} from '../acts.ts';
import { type Evidence, pressed, said, sent } from '../evidence.ts';
import type { Step } from '../story.ts';

/** What may have to be settled at the hour at which a story is told, and in a second telling. */
const whateverIsAsked: readonly Answer[] = [
  {
    label: 'Keep this time all the same?',
    options: [
      'Keep it on the bank holiday',
      'Keep it on a day on which the owner does not work',
      'Keep it outside the owner’s hours',
      'The client knows by which clock it is',
      'The client named this later time',
    ],
  },
  { label: 'What did the client ask for?', options: ['This date and time: a formal call-back'] },
  { label: 'What did the client ring about?', options: ['Something else: book another'] },
  { label: 'Why another?', options: ['It is about something else.'] },
];

interface Booking {
  by: 'ana' | 'gina';
  opener?: Act;
  kind: string;
  /** On the first page, besides the kind. */
  first: readonly Act[];
  /** On the second: the first of them is a field to write in. */
  details: readonly Act[];
  heard: Evidence;
  notes: readonly [string, string];
}

/** Somebody books a call-back: who is to ring when, then what whoever rings has to know. */
export function booking({
  by,
  opener = types('/call-back'),
  kind,
  first,
  details,
  heard,
  notes,
}: Booking): Step[] {
  return [
    {
      title: 'Say who is to ring, and when',
      as: by,
      acts: [opener, chooses('Who is to ring back, and why?', kind), ...first, submits('Next')],
      until: [sent(by, 'book-call-back', { asks: 'When is the client to be rung?' })],
      note: notes[0],
    },
    {
      title: 'Read it back to the client, and book it',
      as: by,
      opener,
      acts: [...details, settles('Book it', whateverIsAsked)],
      until: [heard],
      note: notes[1],
    },
  ];
}

interface Client {
  caseNumber: string;
  reason?: string;
  why: string;
}

/** What is told of a client who is on the system. */
export const onACase = ({
  caseNumber,
  reason = 'Date or time inconvenient',
  why,
}: Client): readonly Act[] => [
  fills('Contact number', '07700 900123'),
  fills('Case number', caseNumber),
  chooses('Client role', 'Receiving parent'),
  chooses('Why is a call-back needed?', reason),
  fills('Why it was requested, in full', why),
];

/** What is told of somebody who wants to apply. */
export const applicant: readonly Act[] = [
  fills('Contact number', '07700 900456'),
  fills('Why it was requested, in full', 'Wants to apply for child maintenance for two children.'),
  fills('Full name', 'Kit Marlow'),
  fills('Address', '12 Harbour Row, Plymouth'),
  fills('Date of birth', '4/7/1990'),
  chooses('Nature of enquiry', 'New Application'),
];

export const allocating = (note: string): Step => ({
  title: 'Allocate it',
  as: 'nia',
  acts: [
    opensMessages(),
    presses('Allocate', { on: 'Call-back CB…' }),
    chooses('New Applications Caseworker', 'Ned Fox…'),
    submits('Allocate'),
  ],
  until: [said('ned', 'Your call-back CB')],
  note,
});

/** The clock goes on until somebody is told to ring. */
export const timeToRing = (as: string, title: string, note: string): Step => ({
  title,
  as,
  acts: [opensMessages(), movesTheClock('To the next reminder')],
  until: [said(as, 'Make call-back CB')],
  note,
});

/** The client answers the phone. */
export const reached = (as: string, on: string, note: string): Step => ({
  title: 'Ring, and settle it',
  as,
  acts: [opensMessages(), presses('Calling now', { on }), presses('Done', { on })],
  until: [pressed(as, 'call-back-done')],
  note,
});

/** What others are told waits for as long as it may be taken back. */
export const hears = (as: string, title: string, words: string, note: string): Step => ({
  title,
  as,
  acts: [opensMessages(), movesTheClock('To the next reminder')],
  until: [said(as, words)],
  note,
});

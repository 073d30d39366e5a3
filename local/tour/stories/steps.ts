import {
  type Act,
  chooses,
  confirms,
  fills,
  opens,
  opensMessages,
  presses,
  replies,
  runs,
  submits,
  types,
} from '../acts.ts';
import { type Evidence, pressed, said, sent } from '../evidence.ts';
import type { Step } from '../story.ts';

/** Ana raises an incident, a page of the form at a time, and her team leader has it. */
export function raising(
  problem: { description: string; tried: string },
  { byShortcut = false }: { byShortcut?: boolean } = {},
): Step[] {
  const opener = byShortcut ? runs('Raise an incident') : types('/incident');
  const sentPage = (asks: string) => sent('ana', 'raise-incident', { asks });
  return [
    {
      title: 'Open the form',
      as: 'ana',
      acts: [opener, submits('Next')],
      until: [sentPage('Area')],
      note: byShortcut
        ? 'It is the same form as with /incident.'
        : 'Her area was filled in already, for CaseDesk knows her team.',
    },
    {
      title: 'Say which case it is about',
      as: 'ana',
      opener,
      acts: [
        fills('Case or SR number', '1-23456789'),
        fills('Client name', 'Jo Bloggs'),
        fills('SCIN', '1234 5678 9012'),
        fills('NINO', 'AB 12 34 56 C'),
        fills('Procedure path and step number', 'Procedures>Pages>Client-Contact>Statement - Step 4'),
        submits('Next'),
      ],
      until: [sentPage('Case or SR number')],
      note: 'Client details are kept encrypted, and never stand on a card.',
    },
    {
      title: 'Describe it and send it',
      as: 'ana',
      opener,
      acts: [
        fills('Description of the incident', problem.description),
        fills('Actions taken to resolve', problem.tried),
        submits('Send to team leader'),
      ],
      until: [sentPage('Description of the incident'), said('tom', 'Incident to decide')],
      note: 'Tom, who leads her, has a card with five answers to choose from.',
    },
  ];
}

export const authorising = (as: 'tom' | 'tess', note: string): Step => ({
  title: 'Authorise it',
  as,
  acts: [opensMessages(), presses('Authorise', { on: 'Incident to decide' }), confirms('Authorise')],
  until: [said('ana', 'Your incident number is')],
  note,
});

/** Amir answers it in writing. `begins` opens the form, and may have filled in how. */
export const resolving = (begins: readonly Act[], { how, route = true, note }: Answer): Step => ({
  title: 'Record a resolution',
  as: 'amir',
  acts: [
    ...begins,
    chooses('Resolved reason', 'Resolved using the Knowledge Bank'),
    ...(how === undefined ? [] : [fills('How to resolve it', how)]),
    chooses('Source of the resolution', 'Knowledge Bank'),
    ...(route ? [chooses('How was it given?', 'In writing, here in Slack')] : []),
    submits('Record'),
  ],
  until: [said('ana', 'A resolution for')],
  note,
});

interface Answer {
  how?: string;
  route?: boolean;
  note: string;
}

export const fromTheCard: readonly Act[] = [
  opens('aac'),
  presses('Record resolution', { on: 'Incident PLY…' }),
];

export const confirmingTheFlag = (what: 'set' | 'removed', note: string): Step => ({
  title: `Confirm that the flag is ${what}`,
  as: 'ana',
  acts: [opensMessages(), presses(`Lock assign is ${what}`, { on: 'Your incident PLY…' })],
  until: [pressed('ana', `confirm-lock-assign-${what}`)],
  note,
});

export const itWorked = (note: string): Step => ({
  title: 'Say that it worked',
  as: 'ana',
  acts: [opensMessages(), presses('It worked', { on: 'A resolution for PLY…' })],
  until: [said('#aac', 'is closed')],
  note,
});

/** In the thread of a message, until it has been heard. */
export const replying = (
  as: string,
  title: string,
  { text, to, heard, note }: { text: string; to: string; heard: Evidence; note: string },
): Step => ({
  title,
  as,
  acts: [as === 'ana' ? opensMessages() : opens('aac'), replies(text, { to })],
  until: [heard],
  note,
});

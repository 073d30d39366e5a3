import { attaches, chooses, fills, movesTheClock, opensMessages, presses, submits } from '../acts.ts';
import { pressed, said, sent } from '../evidence.ts';
import type { Story } from '../story.ts';
import { allocating, applicant, booking } from './call-back-steps.ts';

const theirs = 'Your call-back CB…';

export const theSystemIsDown: Story = {
  id: 'the-system-is-down',
  title: 'The system is down: template, letters and fees',
  about:
    'An application is taken on paper. Nobody can be reached for the fees, until somebody decides that it is enough.',
  under: 'Call-backs',
  minutes: 6,
  steps: [
    ...booking({
      by: 'gina',
      kind: 'Application while the system is down',
      first: [],
      details: [
        ...applicant,
        chooses('Offline template', 'RP Applies GB'),
        attaches('The template, filled in', 'template.pdf'),
      ],
      heard: said('nia', 'to allocate'),
      notes: [
        'It asks for the offline template, and for the file itself.',
        'The file goes to whoever makes the call, and to nobody else.',
      ],
    }),
    allocating('Ned has the call, and the filled-in template as a file.'),
    {
      title: 'Ring, and reach nobody',
      as: 'ned',
      acts: [
        opensMessages(),
        presses('Record the call', { on: theirs }),
        chooses('Call 1 Result', 'Contact not made no message left'),
        submits('Next'),
        submits('Save'),
      ],
      until: [sent('ned', 'record-attempt', { asks: 'Note for the history' })],
      note: 'Here it goes on until somebody decides: there is no third and last attempt.',
    },
    {
      title: 'Decide that more attempts would delay the case',
      as: 'ned',
      acts: [
        presses('Decide on delay', { on: theirs }),
        fills('Why would more attempts delay the case unreasonably?', 'Rang all day; the client is abroad.'),
        submits('No more attempts'),
      ],
      until: [sent('ned', 'decide-delay')],
      note: 'Who decided it, when and why goes into the history, and Nia is told of it.',
    },
    {
      title: 'Issue the letters',
      as: 'ned',
      acts: [presses('Letters issued', { on: theirs })],
      until: [pressed('ned', 'confirm-letters')],
      note: 'CMSL0077 and CMSL0080. From now on the client has 14 days to pay, and the card says until when.',
    },
    {
      title: 'Let fourteen days go by',
      as: 'ned',
      acts: [opensMessages(), movesTheClock('To the next reminder')],
      until: [said('ned', 'been paid?')],
      note: 'He is asked on the morning after: whoever pays on the last day is in time.',
    },
    {
      title: 'The fees were paid',
      as: 'ned',
      acts: [presses('Fees paid', { on: 'Have the fees for CB…' })],
      until: [said('gina', 'fees paid')],
      note: 'With that it is closed.',
    },
  ],
};

import { chooses, fills, opens, opensMessages, presses, submits } from '../acts.ts';
import { pressed, said } from '../evidence.ts';
import type { Story } from '../story.ts';
import { booking, hears, onACase, reached } from './call-back-steps.ts';

export const aSpecialistTeam: Story = {
  id: 'a-specialist-team',
  title: 'A specialist team: and an MP has rung',
  about: 'Only CPO can answer this one, and the MP Hotline has to hear of it.',
  under: 'Call-backs',
  minutes: 4,
  steps: [
    ...booking({
      by: 'ana',
      kind: 'A specialist team is to ring back',
      first: [
        fills('SCIN or case number', '7890 1234 5678'),
        fills('When is the client to be rung?', 'in 3 hours'),
      ],
      details: [
        ...onACase({
          caseNumber: '1-89012345',
          reason: 'Requested information not available now',
          why: 'The MP asks for a client when the order will be lifted.',
        }),
        chooses('Which specialist team?', 'CPO'),
        chooses('MP call', 'An MP, or an MP’s office, rang'),
      ],
      heard: said('#specialist-services', 'for CPO'),
      notes: [
        'Whoever takes it in the team makes the call: nobody is chosen now.',
        'CPO has a channel here, and the proforma went there. The MP Hotline has a mailbox alone.',
      ],
    }),
    {
      title: 'Write to the MP Hotline',
      as: 'ana',
      acts: [
        opensMessages(),
        presses('Show and copy', { on: 'which you booked' }),
        submits('Done'),
        presses('Sent to MP Hotline', { on: 'which you booked' }),
      ],
      until: [pressed('ana', 'show-call-back'), pressed('ana', 'confirm-sent-to-hotline')],
      note: 'Mailbox, subject and text stood there ready to copy. Now the card says who wrote, and when.',
    },
    {
      title: 'Take it',
      as: 'sol',
      acts: [opens('specialist-services'), presses('Take it', { on: 'Call-back CB…' })],
      until: [said('sol', 'Your call-back CB'), said('ana', 'taken')],
      note: 'Sol has it, and the others of the team see that on the card.',
    },
    reached('sol', 'Your call-back CB…', 'The casegroup stays with Ana all the while.'),
    hears('ana', 'Hear how it ended', 'closed as done', 'With who made the call, and when.'),
  ],
};

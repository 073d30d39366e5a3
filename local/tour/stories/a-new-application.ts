import { chooses, opensMessages, presses, submits } from '../acts.ts';
import { said, sent } from '../evidence.ts';
import type { Story } from '../story.ts';
import { allocating, applicant, booking, hears, timeToRing } from './call-back-steps.ts';

export const aNewApplication: Story = {
  id: 'a-new-application',
  title: 'A new application: from GICH to an outcome',
  about:
    'Somebody who is not on the system wants to apply. Nia allocates the call, and Ned makes it at the second attempt.',
  under: 'Call-backs',
  minutes: 5,
  steps: [
    ...booking({
      by: 'gina',
      kind: 'New application: the client is not on the system',
      first: [],
      details: applicant,
      heard: said('nia', 'to allocate'),
      notes: [
        'Without a time it is Call back Anytime, within 24 hours.',
        'Nia, who leads New Applications, has it to allocate. Name and address stand on no card.',
      ],
    }),
    allocating('She chose by how many calls each has to make today.'),
    {
      title: 'Ring, and reach nobody',
      as: 'ned',
      acts: [
        opensMessages(),
        presses('Calling now', { on: 'Your call-back CB…' }),
        presses('Record the call', { on: 'Your call-back CB…' }),
        chooses('Call 1 Result', 'Called contact not made'),
        submits('Next'),
        submits('Save'),
      ],
      until: [sent('ned', 'record-attempt', { asks: 'Note for the history' })],
      note: 'Three attempts, at different times of day. After the third the client has to ring again to apply.',
    },
    timeToRing('ned', 'Let the second attempt come', 'A quarter of an hour before it.'),
    {
      title: 'Ring again, and take the application',
      as: 'ned',
      acts: [
        opensMessages(),
        presses('Calling now', { on: 'Make call-back CB…' }),
        presses('Record the call', { on: 'Make call-back CB…' }),
        chooses('Call 2 Result', 'Application made'),
        submits('Next'),
        chooses('Call back Outcome', 'Application made'),
        submits('Save'),
      ],
      until: [sent('ned', 'record-attempt', { asks: 'Call back Outcome' })],
      note: 'The results are those of the procedure, word for word.',
    },
    hears(
      'gina',
      'Hear how it ended',
      'closed as done',
      'Whoever booked it is told, once nothing can be taken back.',
    ),
  ],
};

import { chooses, fills, opensMessages, presses, submits } from '../acts.ts';
import { pressed, said } from '../evidence.ts';
import type { Story } from '../story.ts';
import { raising } from './steps.ts';

export const askFirst: Story = {
  id: 'ask-first',
  title: 'Ask first: resolved without the AAC',
  about: 'Tom asks Ana for more before he decides, and then knows himself what to do.',
  under: 'Incidents',
  minutes: 4,
  steps: [
    ...raising({
      description: 'The statement shows the wrong address after the client moved.',
      tried: 'Corrected the address twice; the statement stays as it was.',
    }),
    {
      title: 'Ask for more',
      as: 'tom',
      acts: [
        opensMessages(),
        presses('More information', { on: 'Incident to decide' }),
        fills('What do you need to know?', 'Which address does the contact screen show?'),
        submits('Ask'),
      ],
      until: [said('ana', 'Your team leader needs more information')],
      note: 'From now on it waits for Ana: both of their cards say so, and since when.',
    },
    {
      title: 'Answer',
      as: 'ana',
      acts: [
        opensMessages(),
        presses('Give information', { on: 'Your incident' }),
        fills('Your answer', 'The new one. Only the statement has the old one.'),
        submits('Send'),
      ],
      until: [said('tom', 'Your question has been answered')],
      note: "Tom's question stands above the field. On the cards it does not.",
    },
    {
      title: 'Read the answer',
      as: 'tom',
      acts: [opensMessages(), presses('Show and copy', { on: 'Incident to decide' }), submits('Done')],
      until: [pressed('tom', 'show-incident')],
      note: 'Here alone everything can be read whole, with the text for the note in CMS2012. Each look goes into the history.',
    },
    {
      title: 'Say what to do',
      as: 'tom',
      acts: [
        opensMessages(),
        presses('Resolved locally', { on: 'Incident to decide' }),
        fills('What should the caseworker do?', 'Save the address again, then print the statement anew.'),
        submits('Send'),
      ],
      until: [said('ana', 'Your team leader knows what to do')],
      note: 'Had Ana not reported back within a day, both would be reminded.',
    },
    {
      title: 'Report back',
      as: 'ana',
      acts: [
        opensMessages(),
        presses('Report back', { on: 'Your incident' }),
        chooses('Did it help?', 'Yes, it works now'),
        fills('What happened?', 'Saved it, printed it: the new address is there.'),
        submits('Send'),
      ],
      until: [said('tom', 'Resolved locally')],
      note: 'Resolved, without a number and without the AAC.',
    },
  ],
};

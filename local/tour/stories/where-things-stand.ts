import { confirms, opensHome, presses, submits, types } from '../acts.ts';
import { openedHome, pressed, said, sent, typed } from '../evidence.ts';
import type { Story } from '../story.ts';
import { raising } from './steps.ts';

export const whereThingsStand: Story = {
  id: 'where-things-stand',
  title: 'Where things stand: lists, Home, and text to copy',
  about: 'How everybody sees what waits for them, and for whom they wait.',
  under: 'Incidents',
  minutes: 3,
  steps: [
    ...raising(
      {
        description: 'A letter cannot be sent: the button is grey.',
        tried: 'Read the procedure, tried another letter, asked Ben.',
      },
      { byShortcut: true },
    ),
    {
      title: 'List what is open',
      as: 'ana',
      acts: [types('/incident mine')],
      until: [typed('ana', '/incident mine')],
      note: 'Only she sees the answer. It is gone when the page is loaded again.',
    },
    {
      title: 'Open Home',
      as: 'ana',
      acts: [opensHome()],
      until: [openedHome('ana')],
      note: 'The same, with its buttons.',
    },
    {
      title: 'Read it whole',
      as: 'ana',
      acts: [presses('Show and copy', { on: 'Incident raised on…' }), submits('Done')],
      until: [pressed('ana', 'show-incident'), sent('ana', 'incident-details')],
      note: 'Everything whole, in boxes to copy from: CaseDesk never writes into CMS2012.',
    },
    {
      title: 'Authorise it from Home',
      as: 'tom',
      acts: [opensHome(), presses('Authorise', { on: 'Incident raised on…' }), confirms('Authorise')],
      until: [pressed('tom', 'authorise-incident'), said('ana', 'Your incident number is')],
      note: "Tom decides from his Home. The same incident is now under 'You are waiting for'.",
    },
  ],
};

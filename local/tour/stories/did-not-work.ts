import { fills, opens, opensMessages, opensTheThread, presses, runs, submits } from '../acts.ts';
import { said } from '../evidence.ts';
import type { Story } from '../story.ts';
import { authorising, fromTheCard, itWorked, raising, replying, resolving } from './steps.ts';

export const didNotWork: Story = {
  id: 'did-not-work',
  title: 'It did not work: the thread between Ana and the AAC',
  about:
    "The first answer fails. Ana and the advisers talk it over, and a colleague's reply becomes the second.",
  under: 'Incidents',
  minutes: 6,
  steps: [
    ...raising({
      description: 'The income screen stays empty for one client.',
      tried: 'Signed out and in, asked Ben, tried an older case.',
    }),
    authorising('tom', 'It is now with the Area Advice Centre (AAC), in #aac.'),
    resolving(fromTheCard, {
      how: 'Open the client again from the search, not from the list.',
      note: 'Ana has it word for word, and Tom has read it as well.',
    }),
    {
      title: 'Say that it did not work',
      as: 'ana',
      acts: [
        opensMessages(),
        presses('It did not work', { on: 'A resolution for PLY…' }),
        fills(
          'What did you try, and what happened?',
          'Opened it from the search. The screen is empty again.',
        ),
        submits('Send to AAC'),
      ],
      until: [said('#aac', 'The resolution did not work')],
      note: "It is escalated and the AAC's again, with what she tried. A second answer is always given in writing.",
    },
    replying('amir', 'Ask her something', {
      text: 'Which browser do you use?',
      to: 'Incident PLY…',
      heard: said('ana', 'About PLY'),
      note: 'What an adviser writes in the thread reaches Ana with his name.',
    }),
    replying('ana', 'Answer where you read it', {
      text: 'Edge, the newest.',
      to: 'Which browser do you use?',
      heard: said('#aac', 'About PLY'),
      note: 'Her answer stands in the thread in #aac.',
    }),
    replying('agnes', 'Tell a colleague, and nobody else', {
      text: '// Clearing the cache of Edge mended it for another caseworker.',
      to: 'Incident PLY…',
      heard: said('#aac', '//'),
      note: 'A reply that begins with // stays among the advisers: Ana does not see it.',
    }),
    resolving(
      [
        opens('aac'),
        opensTheThread('Incident PLY…'),
        runs('Record as resolution', { on: '// Clearing the cache…' }),
      ],
      {
        route: false,
        note: 'The reply stands in the form already, without its mark.',
      },
    ),
    itWorked('Closed at the second try. The first answer says on its card what became of it.'),
  ],
};

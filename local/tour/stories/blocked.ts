import type { Story } from '../story.ts';
import { authorising, fromTheCard, itWorked, raising, resolving } from './steps.ts';

export const blocked: Story = {
  id: 'blocked',
  title: 'Blocked? From a problem to an answer',
  about:
    'Ana cannot go on with a case. Her team leader authorises, the Area Advice Centre answers, and she says that it worked.',
  under: 'Incidents',
  minutes: 3,
  steps: [
    ...raising({
      description: 'The assessment does not calculate after the income was changed.',
      tried: 'Read the procedure, asked Ben, tried again after signing out.',
    }),
    authorising('tom', 'Ana hears her number at once, and the Area Advice Centre (AAC) has a card in #aac.'),
    resolving(fromTheCard, {
      how: 'Open the income screen, save it again, then recalculate.',
      note: 'Amir is an adviser there. What he writes goes to Ana word for word, and into the thread of the card.',
    }),
    itWorked("That closes it. In #aac the thread tells the whole story; Tom's card says how it ended."),
  ],
};

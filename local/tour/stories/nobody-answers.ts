import { movesTheClock, opensMessages, presses } from '../acts.ts';
import { said } from '../evidence.ts';
import type { Story } from '../story.ts';
import { authorising, confirmingTheFlag, fromTheCard, raising, resolving } from './steps.ts';

export const nobodyAnswers: Story = {
  id: 'nobody-answers',
  title: 'Nobody answers: reminders and cover',
  about: 'Tom is away and Ana forgets. The clock is moved on, and nothing is lost.',
  under: 'Incidents',
  minutes: 5,
  steps: [
    ...raising({
      description: 'The payment schedule cannot be opened since this morning.',
      tried: 'Tried another browser, asked Ben, read the procedure.',
    }),
    {
      title: 'Let four hours go by',
      as: 'tom',
      acts: [movesTheClock('To the next reminder')],
      until: [said('tom', 'An incident waits for your answer')],
      note: 'Four hours have gone by: Tom is reminded, and Tess, who stands in for him, has the card as well.',
    },
    authorising('tess', "Tess decides in his place. Tom's card says so."),
    confirmingTheFlag(
      'set',
      'The flag keeps the case with her. Had she not said that it is set, she would have been reminded within the hour.',
    ),
    resolving(fromTheCard, {
      how: 'Clear the cache of the browser, then sign in again.',
      note: 'Ana now has twenty-four hours to say whether it worked.',
    }),
    {
      title: 'Let twenty hours go by',
      as: 'ana',
      acts: [movesTheClock('To the next reminder')],
      until: [said('ana', 'Did the resolution of')],
      note: 'Twenty hours later she is reminded, while there is still time.',
    },
    {
      title: 'Let her time run out',
      as: 'tom',
      acts: [movesTheClock('To the next reminder')],
      until: [said('tom', 'No answer yet on the resolution of')],
      note: 'Her time is over, and her team leader hears of it. Nothing closes by itself.',
    },
    {
      title: 'Answer for her',
      as: 'tom',
      acts: [opensMessages(), presses('It worked', { on: 'No answer yet on the resolution of PLY…' })],
      until: [said('ana', 'is closed')],
      note: 'Tom has asked her, and answers for her. The history says that it was he.',
    },
    confirmingTheFlag('removed', 'The flag can go from the case. With that, nothing is left to do.'),
  ],
};

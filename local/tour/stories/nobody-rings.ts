import { chooses, fills, movesTheClock, opensMessages, presses, submits } from '../acts.ts';
import { said } from '../evidence.ts';
import type { Story } from '../story.ts';
import { booking, hears, onACase, reached, timeToRing } from './call-back-steps.ts';

export const nobodyRings: Story = {
  id: 'nobody-rings',
  title: 'Nobody rings: late, and somebody’s all the same',
  about: 'Ana misses a promise. It does not get lost: first it is hers, then Tom’s, then whose he says.',
  under: 'Call-backs',
  minutes: 4,
  steps: [
    ...booking({
      by: 'ana',
      kind: 'I will ring back myself',
      first: [
        fills('SCIN or case number', '4567 8901 2345'),
        fills('When is the client to be rung?', 'in 45 minutes'),
      ],
      details: onACase({ caseNumber: '1-56789012', why: 'Wants to change the day of payment.' }),
      heard: said('ana', 'Your call-back CB'),
      notes: [
        'If the time were a bank holiday, or outside her hours, it would be said now and not later.',
        'The time agreed is the end of the promise.',
      ],
    }),
    timeToRing(
      'ana',
      'Be reminded, and do nothing',
      'Dismissing is not offered: it can be put off, not waved away.',
    ),
    {
      title: 'Let the promise run out',
      as: 'ana',
      acts: [movesTheClock('To the next reminder')],
      until: [said('ana', 'is late'), said('tom', 'is late')],
      note: 'Ana and Tom, who leads her, are told once. It stays open until somebody makes the call or closes it.',
    },
    {
      title: 'Half an hour later it is Tom’s',
      as: 'tom',
      acts: [opensMessages(), movesTheClock('To the next reminder')],
      until: [said('tom', 'is now yours to see to')],
      note: 'Late is a state that somebody owns.',
    },
    {
      title: 'Name who sees to it',
      as: 'tom',
      acts: [
        presses('Name who sees to it', { on: 'is now yours to see to' }),
        chooses('Who sees to it?', 'Ben Okoro'),
        submits('Name them'),
      ],
      until: [said('ben', 'your team leader named you')],
      note: 'The case stays with Ana. Ben makes the call, and may see the number.',
    },
    reached('ben', 'your team leader named you', 'It was late, and is done.'),
    hears('ana', 'Hear of it', 'closed as done', 'She reads who rang, and when.'),
  ],
};

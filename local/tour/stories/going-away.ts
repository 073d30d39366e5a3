import { chooses, fills, submits, types } from '../acts.ts';
import { said, sent, typed } from '../evidence.ts';
import type { Story } from '../story.ts';
import { booking, onACase, reached, timeToRing } from './call-back-steps.ts';

const opener = types('/call-back away');

export const goingAway: Story = {
  id: 'going-away',
  title: 'Going away: what is promised is handed over',
  about: 'Ana will be away for some days. What falls due meanwhile goes to Ben, and Tom sees it.',
  under: 'Call-backs',
  minutes: 4,
  steps: [
    ...booking({
      by: 'ana',
      kind: 'I will ring back myself',
      first: [
        fills('SCIN or case number', '6789 0123 4567'),
        fills('When is the client to be rung?', 'tomorrow 11:15'),
      ],
      details: onACase({
        caseNumber: '1-78901234',
        why: 'Has sent payslips and wants to hear what follows.',
      }),
      heard: said('ana', 'Your call-back CB'),
      notes: ['Weekday and date are said back.', 'She has promised it, and then falls ill.'],
    }),
    {
      title: 'Say from when until when',
      as: 'ana',
      acts: [
        opener,
        fills('Away until', 'in 3 days'),
        chooses('Who takes them over?', 'Ben Okoro'),
        submits('Next'),
      ],
      until: [sent('ana', 'going-away', { asks: 'Away until' })],
      note: 'Everything that falls due in that time is listed, each with whom it goes to.',
    },
    {
      title: 'Hand them over',
      as: 'ana',
      acts: [submits('Hand over')],
      until: [said('ben', 'Your call-back CB')],
      note: 'One by one or all together. Ben and Tom are told.',
    },
    {
      title: 'See what the team has promised',
      as: 'tom',
      acts: [types('/call-back team')],
      until: [typed('tom', '/call-back team')],
      note: 'First promise, next call, attempts, and whether somebody was reminded.',
    },
    timeToRing('ben', 'Let the time come', 'Ben is reminded, as Ana would have been.'),
    reached('ben', 'Make call-back CB…', 'The promise is kept, though Ana is away.'),
  ],
};

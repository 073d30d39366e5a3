import { chooses, fills, looksUp, opensMessages, presses, submits, types } from '../acts.ts';
import { pressed, said } from '../evidence.ts';
import type { Story } from '../story.ts';
import { booking, hears, onACase, reached, timeToRing } from './call-back-steps.ts';

export const outsideHerHours: Story = {
  id: 'outside-her-hours',
  title: 'Outside her hours: moved, and moved back',
  about: 'A client can only talk in the evening, when Ana has gone home. Ben works then.',
  under: 'Call-backs',
  minutes: 5,
  steps: [
    ...booking({
      by: 'ana',
      kind: 'I will ring back myself',
      first: [
        fills('SCIN or case number', '5678 9012 3456'),
        fills('When is the client to be rung?', 'tomorrow 18:15'),
      ],
      details: onACase({
        caseNumber: '1-67890123',
        why: 'Works until six, and wants to talk in the evening.',
      }),
      heard: said('ana', 'Your call-back CB'),
      notes: [
        'It says at once that the time is outside her hours, and who may do what about it.',
        'The time was not shifted: she kept it, and the history says so.',
      ],
    }),
    {
      title: 'Move it to somebody who works then',
      as: 'tom',
      acts: [
        opensMessages(),
        types('/call-back team'),
        looksUp('/call-back', { on: "Your team's call-backs" }),
        presses('Move', { on: 'Call-back CB…' }),
        chooses('Who takes it over?', 'Ben Okoro'),
        chooses('Why does it move?', 'It is outside the owner’s working hours'),
        submits('Next'),
        submits('Move'),
      ],
      until: [said('ben', 'Your call-back CB'), said('ana', ': moved')],
      note: 'Case and activity move together in CMS2012, and the case comes back afterwards.',
    },
    timeToRing('ben', 'Let the evening come', 'Ben is reminded, and Ana is not.'),
    reached('ben', 'Make call-back CB…', 'Done. The case is still with Ben.'),
    hears(
      'tom',
      'Be reminded to move it back',
      'Move the case of',
      'Each day again, until somebody says that it is done.',
    ),
    {
      title: 'Move it back',
      as: 'tom',
      acts: [opensMessages(), presses('Moved back', { on: 'Move the case of CB…' })],
      until: [pressed('tom', 'confirm-moved-back'), said('ana', ': moved back')],
      note: 'Ana has her case again.',
    },
  ],
};

import { chooses, fills, movesTheClock, presses, submits, types } from '../acts.ts';
import { pressed, said, sent } from '../evidence.ts';
import type { Story } from '../story.ts';
import { booking, onACase, timeToRing } from './call-back-steps.ts';

const nudge = 'Make call-back CB…';

export const ringMeOnFriday: Story = {
  id: 'ring-me-on-friday',
  title: 'Ring me on Friday: a promise of one’s own',
  about: 'A client cannot talk now. Ana promises a call, is reminded, reaches nobody, and tries again.',
  under: 'Call-backs',
  minutes: 5,
  steps: [
    ...booking({
      by: 'ana',
      opener: types('/call-back book fri 2pm'),
      kind: 'I will ring back myself',
      first: [fills('SCIN or case number', '2345 6789 0123')],
      details: [
        ...onACase({
          caseNumber: '1-34567890',
          why: 'Was at work, and wants to know why the payment is late.',
        }),
        chooses('May a message be left?', 'Only a first name and a number'),
      ],
      heard: said('ana', 'Your call-back CB'),
      notes: [
        'What she typed is said back with weekday and date, with both reminders, before anything is promised.',
        'How to reach the client safely is kept, and asked again only next time.',
      ],
    }),
    timeToRing(
      'ana',
      'Let Friday come',
      'Five minutes before the start in CMS2012, which is half an hour before the time agreed.',
    ),
    {
      title: 'Snooze it, and let a quarter of an hour go by',
      as: 'ana',
      acts: [presses('Snooze 15 minutes', { on: nudge }), movesTheClock('To the next reminder')],
      until: [pressed('ana', 'snooze-call-back'), said('ana', 'Make call-back CB')],
      note: 'Never past the time agreed. A later reminder takes the place of the one before.',
    },
    {
      title: 'See how to ring, and ring',
      as: 'ana',
      acts: [presses('Show and copy', { on: nudge }), submits('Done'), presses('Calling now', { on: nudge })],
      until: [pressed('ana', 'show-call-back'), pressed('ana', 'calling-now')],
      note: 'Number and SCIN are shown to her alone, with what a message may say above them. Each look goes into the history.',
    },
    {
      title: 'Nobody answers',
      as: 'ana',
      acts: [
        presses('Not reached', { on: nudge }),
        chooses('What came of the call?', 'Contact not made message left'),
        submits('Next'),
        submits('Save'),
      ],
      until: [sent('ana', 'client-not-reached', { asks: 'Note for the history' })],
      note: 'The next attempt was suggested for another time of day.',
    },
    timeToRing('ana', 'Let the next attempt come', 'A quarter of an hour before it.'),
    {
      title: 'Press the wrong button, and take it back',
      as: 'ana',
      acts: [presses('Done', { on: nudge }), presses('Take it back', { on: 'Call-back CB…' })],
      until: [pressed('ana', 'call-back-done'), pressed('ana', 'take-back-call-back')],
      note: 'For a minute it can be taken back, and until then nobody is told.',
    },
    {
      title: 'Reach the client',
      as: 'ana',
      acts: [presses('Calling now', { on: nudge }), presses('Done', { on: nudge })],
      until: [pressed('ana', 'call-back-done')],
      note: "Closed as 'done', the word that CMS2012 has for it.",
    },
  ],
};

import { chooses, choosesInTheMenu, fills, opensMessages, presses, submits } from '../acts.ts';
import { pressed, said, sent } from '../evidence.ts';
import type { Story } from '../story.ts';
import { booking, hears, onACase, timeToRing } from './call-back-steps.ts';

export const somebodyElsesClient: Story = {
  id: 'somebody-elses-client',
  title: 'Somebody else’s client: and they ring first',
  about: 'Gina takes a call for Ana. Before Ana gets round to it, the client rings again.',
  under: 'Call-backs',
  minutes: 4,
  steps: [
    ...booking({
      by: 'gina',
      kind: 'Another caseworker is to ring back',
      first: [
        fills('SCIN or case number', '3456 7890 1234'),
        fills('When is the client to be rung?', 'in 2 hours'),
        chooses('Who makes the call?', 'Ana Silva'),
      ],
      details: onACase({
        caseNumber: '1-45678901',
        reason: 'Information not at hand for the query',
        why: 'Asks how the arrears were worked out.',
      }),
      heard: said('ana', 'Your call-back CB'),
      notes: [
        'It says what to tell the client: the time is requested, and the call comes within 24 hours.',
        "That is Ana's promise now. The time that was asked for and the 24 hours are kept apart.",
      ],
    }),
    {
      title: 'Confirm what was done in CMS2012',
      as: 'gina',
      acts: [
        opensMessages(),
        presses('Steps in CMS2012', { on: 'which you booked' }),
        chooses('Setting it up', 'SR Manage Inbound Call raised…'),
        submits('Confirm'),
      ],
      until: [sent('gina', 'confirm-steps')],
      note: 'CaseDesk never writes into CMS2012: who took a step there says so, and it stands with their name.',
    },
    timeToRing(
      'ana',
      'Let the time come',
      'Reason, time and the last digits of the case number; nothing else stands there.',
    ),
    {
      title: 'Put it off for a while',
      as: 'ana',
      acts: [
        choosesInTheMenu('Snooze longer', { on: 'Make call-back CB…' }),
        chooses('For how long?', '30 minutes…'),
        submits('Snooze'),
      ],
      until: [sent('ana', 'snooze-longer')],
      note: 'A quarter of an hour takes one press; for longer it offers only what ends in time.',
    },
    {
      title: 'The client rings first',
      as: 'gina',
      acts: [opensMessages(), presses('Client rang first', { on: 'which you booked' })],
      until: [pressed('gina', 'client-rang-first')],
      note: "One press, while the client is on the phone. Ana's card says at once that there is nothing to do.",
    },
    hears(
      'ana',
      'Be told',
      'the client rang first',
      'The news itself comes once Gina can no longer take it back.',
    ),
  ],
};

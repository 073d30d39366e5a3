import { expect, test } from '@jest/globals';
import {
  type Act,
  attaches,
  begun,
  chooses,
  choosesInTheMenu,
  confirms,
  fills,
  looksUp,
  movesTheClock,
  opens,
  opensHome,
  opensMessages,
  opensTheThread,
  presses,
  replies,
  runs,
  settles,
  submits,
  types,
} from '../../../local/tour/acts.ts';
import { stories } from '../../../local/tour/stories.ts';
import { inWords } from '../../../local/tour/words.ts';

test.each<[Act, string]>([
  [types('/incident'), 'Type /incident as a message and send it.'],
  [
    looksUp('/call-back', { on: "Your team's call-backs" }),
    "Type /call-back, a space and the last reference on 'Your team's call-backs', two letters and five digits, and send it.",
  ],
  [fills('Client name', 'Jo Bloggs'), "Fill in 'Client name': Jo Bloggs"],
  [chooses('Area', 'Plymouth'), "Choose in 'Area': Plymouth"],
  [presses('Authorise'), "Press 'Authorise'."],
  [presses('Authorise', { on: 'Incident to decide' }), "Press 'Authorise' on 'Incident to decide'."],
  [confirms('Authorise'), "Confirm with 'Authorise'."],
  [
    choosesInTheMenu('Snooze longer', { on: 'Make call-back CB…' }),
    "In 'More options' (⋯) on 'Make call-back CB…', choose 'Snooze longer'.",
  ],
  [
    settles('Book it', []),
    "Press 'Book it' at the foot of the form. If it says 'Next' there, answer what is still to be settled, then press 'Book it'.",
  ],
  [
    attaches('The template, filled in', 'template.pdf'),
    "In 'The template, filled in', choose any small file of yours, such as template.pdf.",
  ],
  [submits('Next'), "Press 'Next' at the foot of the form."],
  [runs('Raise an incident'), "In 'Shortcuts', under the box to write in, choose 'Raise an incident'."],
  [
    runs('Record as resolution', { on: 'Clear the…' }),
    "In 'More actions' (⋯) on the message 'Clear the…', choose 'Record as resolution'.",
  ],
  [
    replies('Edge.', { to: 'Which browser?' }),
    "In 'More actions' (⋯) on 'Which browser?', choose 'Reply in thread', and send: Edge.",
  ],
  [opens('aac'), 'Open #aac.'],
  [opensTheThread('Incident PLY…'), "In 'More actions' (⋯) on 'Incident PLY…', choose 'Reply in thread'."],
  [opensHome(), "Under casedesk, open 'Home'."],
  [opensMessages(), "Under casedesk, open 'Messages'."],
  [
    movesTheClock('To the next reminder'),
    "Press the clock at the top, then 'To the next reminder'. If something else was due first, do it again.",
  ],
])('%j is said in plain words', (act, words) => expect(inWords(act)).toBe(words));

test('no story names a record by its number, for a second telling has another', () => {
  expect(JSON.stringify(stories)).not.toMatch(/(PLY|CB)\d/);
  expect(begun('Incident PLY…')).toBe('Incident PLY');
});

import { expect, test } from '@jest/globals';
import { aFolder, startsWith } from './child.ts';

const inTerminal: { input: 'open'; options: string[] } = { input: 'open', options: ['--terminal'] };

const raising = `
/incident
submit
fill Case or SR number = 1-23456789
fill Client name = Jo Bloggs
fill SCIN = 1234 5678 9012
fill NINO = AB 12 34 56 C
fill Procedure path and step number = Procedures>Pages>Client-Contact>Statement - Step 4
press next
fill Description of the incident = The assessment does not calculate, although a = b.
fill Actions taken to resolve = Read the procedure, asked Ben.
submit
`;

const approving = `
be tom
press authorise
be ana
wait Your incident number is PLY00001
be Amir Shah
wait Talk about PLY00001 here
`;

test('npm start -- --terminal with lines piped in: the whole conversation, and the end of the lines is the end', async () => {
  const DATA_FOLDER = await aFolder();
  const child = startsWith({ DATA_FOLDER }, { ...inTerminal, fromSources: true });
  child.types(`people\n${raising}${approving}`);
  const { code, out, err } = await child.ended;
  expect({ code, err }).toEqual({ code: 0, err: '' });

  expect(out).toMatch(/ {2}tom +Tom Hughes +team leader of Team 3/);
  const inTurn = [
    'ana> /incident',
    'Step 1 of 3.',
    '  Description of the incident: The assessment does not calculate, although a = b.',
    'tom> press authorise',
    'Slack asks: Authorise this incident?',
    'ana> wait Your incident number is PLY00001',
    '  casedesk: Your incident number is PLY00001',
    'ana> be Amir Shah',
    '── #aac ──\n  casedesk: Incident PLY00001',
    '    casedesk: Talk about PLY00001 here',
  ];
  const places = inTurn.map((line) => out.indexOf(line));
  expect(inTurn.filter((_line, index) => places[index] === -1)).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(out).toContain('(New for tom: type be NAME.)');
});

test('people talk in the thread, and mend what they wrote', async () => {
  const child = startsWith({ DATA_FOLDER: await aFolder() }, inTerminal);
  child.types(`${raising}${approving}
reply We are loking at it on "PLY00001"
edit loking = We are looking at it
be agnes
reply Me too on "PLY00001"
delete We are
delete Me too
post #general = Hello
`);
  const { code, out } = await child.ended;
  expect(code).toBe(0);
  const inTurn = [
    '    Amir Shah: We are loking at it\n',
    '    Amir Shah: We are looking at it\n',
    '    Agnes Boyle: Me too\n',
    'Slack lets Agnes Boyle change only what they wrote themselves, which "We are" is not.\n',
    'agnes> delete Me too\n── #aac ── (less than before)\n',
    'Agnes Boyle is in no channel called #general.\n',
  ];
  expect(inTurn.filter((line) => !out.includes(line))).toEqual([]);
});

test('what was raised stands when it is started again on the same folder', async () => {
  const DATA_FOLDER = await aFolder();
  const first = startsWith({ DATA_FOLDER }, inTerminal);
  first.types(raising);
  expect((await first.ended).code).toBe(0);

  const second = startsWith({ DATA_FOLDER }, inTerminal);
  second.types(`${raising}be tom\nwait Incident to decide\n`);
  const { code, out } = await second.ended;
  expect(code).toBe(0);
  expect(out).not.toContain('does not see');
});

test('a mistake is answered by one sentence', async () => {
  const child = startsWith({ DATA_FOLDER: await aFolder() }, inTerminal);
  child.types(
    ['be zoe', 'dance', 'fill', '/nothing', '/incident', 'fill Shoe size = 9', 'choose Area = Mars', 'quit']
      .map((line) => `${line}\n`)
      .join(''),
  );
  const { code, out } = await child.ended;
  expect(code).toBe(0);
  for (const sentence of [
    'There is no "zoe" here. There are ana, ben,',
    'There is no "dance" here. Type help to see what there is.',
    'Write fill LABEL = TEXT, for example: fill Client name = Jo Bloggs',
    '/nothing is not a valid command.',
    'The modal "Raise an incident" has no field "Shoe size". It has: Area, Special Client Records',
    'Area: "Mars" is not offered. There are: Belfast,',
  ])
    expect(out).toContain(sentence);
});

import { expect, test } from '@jest/globals';
import type { Person } from '../../local/slack/index.ts';
import type { Booking } from '../../src/domain/call-back/book.ts';
import { booked, theCallBack, whoseAna } from '../support/calls.ts';
import { stored } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const exampleA = {
  receivedAt: new Date('2014-10-23T11:00:00+01:00'),
  agreedAt: new Date('2014-10-25T18:00:00+01:00'),
};
const carefully = {
  safeTimes: 'after 7pm, when she is alone',
  message: 'name-only',
  language: 'Welsh',
  talkBy: 'Relay UK',
};

/** A world with one call-back in it, of which everybody has been told. */
async function aWorldWith(over: Partial<Booking>, now = '2014-10-23T10:00:00Z') {
  const world = await aWorld({ now });
  await books(world, { id: 'c1', ...over });
  const person = (name: string) => world.person(name);
  return {
    world,
    ana: person('ana'),
    ben: person('ben'),
    tom: person('tom'),
    gina: person('gina'),
    sol: person('sol'),
  };
}

async function books(world: World, over: Partial<Booking>): Promise<void> {
  await booked(world, over);
  await world.desk.ticker.tick('deliver-messages');
  await world.settle();
}

/** What 'Show and copy' shows: its words, and its inputs by label; it is closed again. */
async function shows(person: Person, on: string): Promise<{ text: string; values: Record<string, string> }> {
  await person.presses('Show and copy', { on });
  await person.sees('What came of it', { only: 'modal' });
  const { text = '', values = {} } = person.modal ?? {};
  await person.submits();
  return { text, values };
}

test('CB-08, CB-09, CB-10, CB-12, CB-40, CB-48: the owner reads how to ring safely above the number, then copies each detail by itself', async () => {
  const why = `She asked ${'about her payments '.repeat(30)}and wants to know.`;
  const { world, ana, tom } = await aWorldWith({
    ...exampleA,
    booker: 'U0ANA',
    whose: whoseAna,
    fields: { ...carefully, why, notesIn: 'PP contact notes' },
  });
  const card = 'Your call-back CB00001';
  const seen = await shows(ana, card);
  const order = [
    'Agreed with the client: Saturday 25 October 2014 at 18:00.',
    'Before you ring',
    'Safe times to ring: after 7pm, when she is alone.',
    'A message may say a first name and a number, and nothing else.',
    'The client speaks Welsh.',
    'Ring through Relay UK: 18002, then the number.',
    '07700 900123',
    '123456789012',
    'Description for CMS2012',
    'Telephony Overview',
  ].map((words) => seen.text.indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
  expect(seen.values).toMatchObject({
    'Contact number': '07700 900123',
    SCIN: '123456789012',
    'Case number': '1-23456789',
    'Why it was requested, in full': why,
    'Start, as CMS2012 takes it': '25/10/2014 5:30pm',
    'End, as CMS2012 takes it': '25/10/2014 6:00pm',
    'What does not fit in the description: store it in PP contact notes': expect.stringContaining(why),
  });
  expect(seen.values['Description for CMS2012']).toMatch(
    /^Contact number: 07700 900123\n[\s\S]*…\nFurther call back notes stored in PP contact notes$/,
  );

  await ana.presses('Done', { on: card });
  await world.passes({ minutes: 2 });
  const closed = await shows(ana, card);
  expect(
    closed.values['What came of it, for the contact notes or the SR notes']?.split('\n').slice(2),
  ).toEqual([
    'Call 1 on Thursday 23 October 2014 at 11:00: Contact made (Ana Silva, Thursday 23 October 2014 at 11:00).',
    'Closed with status done (Ana Silva, Thursday 23 October 2014 at 11:00).',
  ]);
  tom.seesNot('07700');
  const looks = (await theCallBack(world)).history.filter(({ what }) => what === 'look');
  expect(looks.map(({ by, facts }) => [by, facts?.sight])).toEqual([
    ['U0ANA', 'whole'],
    ['U0ANA', 'whole'],
  ]);
});

test('CB-05, CB-07, CB-13, CB-16, CB-40, CB-43, CB-45, WA-11, WA-12: who booked it enters the texts and confirms the steps; who may only view sees it', async () => {
  const { world, ana, ben, tom, gina } = await aWorldWith(
    { kind: 'for-another', booker: 'U0GINA', whose: whoseAna, fields: carefully },
    '2014-04-01T08:30:00Z',
  );
  const booked = 'Call-back CB00001, which you booked';
  const texts = await shows(gina, booked);
  expect(texts.text).not.toContain('Before you ring');
  expect(Object.keys(texts.values)).not.toContain('Contact number');
  expect(texts.values).toMatchObject({
    'Description for CMS2012': expect.stringContaining('SCIN: 123456789012'),
    'Start, as CMS2012 takes it': '02/04/2014 9:00am',
    'End, as CMS2012 takes it': '02/04/2014 9:30am',
  });

  await gina.presses('Steps in CMS2012', { on: booked });
  await gina.sees('Changing it while the call-back is open disables the alarm', { only: 'modal' });
  await gina.sees('Go To Case not pressed: the SR would display an error status');
  await gina.submits();
  expect(gina.errors()).toEqual({ 'Setting it up': 'Tick what you have done, or press Cancel.' });
  const first = [
    'SR Manage Inbound Call raised: General enquiry, General enquiry',
    'Callback tickbox ticked, Type Call Call Back chosen',
  ];
  await gina.fills('Setting it up', first);
  await gina.submitsTwice();
  await world.settle();
  await world.passes({ minutes: 10 });
  await gina.presses('Steps in CMS2012', { on: booked });
  await gina.sees(
    'Done: Callback tickbox ticked, Type Call Call Back chosen. Confirmed by @Gina Patel on Tuesday 1 April 2014 at 09:30.',
    { only: 'modal' },
  );
  await gina.fills('Setting it up', [
    'Resolving it and a warm transfer were tried first',
    'Case added to the SR from the list of its owner’s cases',
    'New Call Back activity in the right SR, on the correct case',
    'Description pasted from Show and copy',
    'Alarm ticked, start and end entered, saved',
    'SR Status set to Pending Assignment',
    'Status of the call-back request left as it is',
  ]);
  await gina.submits();
  await world.settle();
  expect((await gina.sees(booked, { only: 'message' })).text).not.toContain('Steps in CMS2012');
  expect((await theCallBack(world)).history.filter(({ what }) => what === 'confirm-steps')).toHaveLength(2);

  const owners = await shows(ana, 'Your call-back CB00001');
  expect(owners.text).toContain(
    'Done: SR Status set to Pending Assignment. Confirmed by @Gina Patel on Tuesday 1 April 2014 at 09:40.',
  );
  const afterwards = await shows(gina, booked);
  expect(Object.keys(afterwards.values)).toEqual(['What came of it, for the contact notes or the SR notes']);
  expect(afterwards.text).toContain('are shown to whoever makes the call');

  await world.desk.store.callBacks.change('c1', 'press/pass', (it) => ({ ...it, viewers: ['U0BEN'] }));
  await ben.types('/call-back CB00001');
  await ben.presses('Show and copy');
  await ben.sees('To view. Whoever has it records what comes of it.', { only: 'modal' });
  expect(ben.modal?.values).toMatchObject({ 'Contact number': '07700 900123', SCIN: '123456789012' });
  await ben.submits();

  await ana.presses('Done', { on: 'Your call-back CB00001' });
  await world.passes({ minutes: 2 });
  await ana.presses('Steps in CMS2012', { on: 'Your call-back CB00001' });
  await ana.sees('The SR cannot close with open activities', { only: 'modal' });
  expect(ana.modal?.labels).toEqual(['Closing it']);
  await ana.cancels();
  tom.seesNot('123456789012');
});

test('CB-22, CB-29, CB-30, WA-08, WA-10, Q11: the proforma for a mailbox and for a team’s channel; the contact number goes to whoever takes it', async () => {
  const fields = { ...carefully, mpCall: ['mp'] };
  const unique = { kind: 'functionally-unique', booker: 'U0GINA', fields } as const;
  const { world, gina, sol } = await aWorldWith(
    {
      ...unique,
      specialistTeam: 'SAR',
      byHand: [
        { team: 'SAR', mailbox: 'CSA DPU SARS' },
        { team: 'MP Hotline', mailbox: 'CM 2012 Northern Complaint resolution' },
      ],
    },
    '2014-04-01T08:30:00Z',
  );
  const { values } = await shows(gina, 'Call-back CB00001, which you booked');
  expect(values).toMatchObject({
    'Write to SAR: the mailbox': 'CSA DPU SARS',
    'Write to SAR: the subject': 'Functionally Unique Callback Proforma, call-back CB00001',
    'Write to SAR: the text': expect.stringContaining('Contact number: 07700 900123'),
    'Write to MP Hotline: the mailbox': 'CM 2012 Northern Complaint resolution',
    'Write to MP Hotline: the text': expect.stringContaining('An MP'),
  });
  await gina.presses('Steps in CMS2012');
  await gina.sees('Only the SR goes to the specialist team; the rest they can only read', { only: 'modal' });
  await gina.cancels();

  const byHand = [{ team: 'MP Hotline', mailbox: 'CM 2012 Northern Complaint resolution' }];
  await books(world, { id: 'c2', ...unique, specialistTeam: 'CPO', byHand });
  const forTeam = await shows(sol, 'Call-back CB00002 for CPO');
  expect(forTeam.values['Contact number']).toBe('07700 900123');
  await gina.presses('Show and copy', { on: 'Call-back CB00002, which you booked' });
  await gina.sees('Write to MP Hotline: the mailbox', { only: 'modal' });
  gina.seesNot('Write to CPO');
  await gina.submits();
});

test('INC-17, Q26: what is sealed of a call-back is readable neither at rest, in messages nor in logs', async () => {
  const secrets = {
    contactNumber: '07700 900123',
    scin: '123456789012',
    caseNumber: '1-23456789',
    why: 'She asked about her payments.',
    safeTimes: 'after 7pm, when she is alone',
    messageMaySay: 'Ring the surgery back, please.',
    interpreter: 'Polish, by the agency',
    preferredTime: 'weekday mornings',
  };
  const said = 'Her neighbour answered.';
  const { world, ana, tom, gina } = await aWorldWith({
    receivedAt: new Date('2014-10-22T12:00:00+01:00'),
    kind: 'for-another',
    booker: 'U0GINA',
    whose: whoseAna,
    fields: { ...secrets, message: 'yes', language: 'Another, with an interpreter' },
  });
  await shows(ana, 'Your call-back CB00001');
  await world.passes({ hours: 2 });
  await tom.sees('CB00001 is now yours to see to');
  await ana.presses('Not reached', { on: 'Your call-back CB00001' });
  await ana.fills('What came of the call?', 'Contact not made message left');
  await ana.submits();
  await ana.fills('Note for the history', said);
  await world.settle();
  await ana.closesAll();
  await world.passes({ minutes: 2 });
  await ana.presses('Not reached', { on: 'Your call-back CB00001' });
  await ana.fills('What came of the call?', 'Contact not made message left');
  await ana.submits();
  await ana.fills('Note for the history', said);
  await ana.submits();
  await world.passes({ minutes: 2 });

  const collections = ['callBacks', 'drafts', 'notices', 'people', 'settings'];
  const documents = await Promise.all(collections.map((name) => stored(world, name)));
  const places = {
    'at rest': JSON.stringify(documents),
    'in messages': JSON.stringify([
      world.workspace.calls.filter(({ method }) => method.startsWith('chat.')),
      [ana, tom, gina].map((person) => person.screen()),
    ]),
    'in the log': JSON.stringify(world.log),
  };
  const history = (await theCallBack(world)).history.flatMap((entry) => entry.said ?? []);
  expect(history).toEqual([said]);
  for (const [where, text] of Object.entries(places))
    for (const [what, secret] of Object.entries({ ...secrets, said }))
      expect(text.includes(secret) ? `${what} ${where}` : '').toBe('');
});

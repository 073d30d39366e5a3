import { expect, test } from '@jest/globals';
import { books, theOnly } from '../support/booking.ts';
import { goesBy } from '../support/calls.ts';
import { posts } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const specialist = (team: string) => ({
  'Who is to ring back, and why?': 'A specialist team is to ring back',
  'Which specialist team?': team,
});

/** What 'Show and copy' has ready, by label. */
async function shown(person: ReturnType<World['person']>, on: string): Promise<Record<string, string>> {
  await person.presses('Show and copy', { on });
  await person.sees('Contact number', { only: 'modal' });
  const { values = {} } = person.modal ?? {};
  await person.cancels();
  return values;
}

test('CB-28, CB-29, CB-30, WA-08: the CPO team takes one in its channel, where no client data stands', async () => {
  const world = await aWorld();
  const [gina, sol, amir] = [world.person('gina'), world.person('sol'), world.person('amir')];
  await books(gina, { ...specialist('CPO'), 'When is the client to be rung?': 'today 4pm' });
  const card = await sol.sees('Call-back CB00001 for CPO', { in: 'specialist-services' });
  expect(card.text).toContain('Agreed with the client: Monday 23 November 2026 at 16:00.');
  expect(card.text).toContain('Case number: ends 6789');
  expect(card.text).not.toMatch(/07700|123456789012|next payment/);
  await gina.sees('With CPO.');

  await sol.pressesTwice('Take it');
  await sol.sees('You took it');
  await sol.sees('To be made by @Sol Brandt.', { in: 'specialist-services' });
  await gina.sees('Call-back CB00001: taken');
  expect(await theOnly(world)).toMatchObject({ owner: 'U0SOL', status: 'awaiting-call' });
  await goesBy(world, { hours: 5, minutes: 25 });
  await sol.sees('Make call-back CB00001');
  await sol.presses('Done');
  await goesBy(world, { minutes: 2 });
  await gina.sees('Call-back CB00001: closed as done');
  amir.seesNot('CB00001');
});

test('CB-29, CB-30, Q8, Q15: the SAR team is written to, who and when is on the card, and its end is asked for', async () => {
  const world = await aWorld();
  const gina = world.person('gina');
  await books(gina, specialist('SAR'));
  const card = await gina.sees('SAR has no channel here. Write to the mailbox CSA DPU SARS');
  expect(card.text).toContain("Then press 'Sent to the team'.");
  const ready = Object.values(await shown(gina, 'Call-back CB00001, which you booked')).join('\n');
  expect(ready).toContain('Functionally Unique Callback Proforma, call-back CB00001');
  expect(ready).toContain('Contact number: 07700 900123');

  await gina.presses('Sent to the team');
  await gina.sees('SAR was written to: confirmed by @Gina Patel on Monday 23 November 2026 at 10:00.');
  gina.seesNot('Sent to the team');
  expect((await theOnly(world)).status).toBe('with-specialist-team');

  await goesBy(world, { hours: 24 });
  await gina.sees('What became of call-back CB00001?');
  await gina.sees('Ask SAR, then close it as it ended.');
  await gina.presses('Close', { on: 'What became of' });
  await gina.fills('Status', 'done');
  await gina.submits();
  await gina.sees('Status: closed, done');
  await goesBy(world, { minutes: 2 });
  expect(posts(world, 'What became of call-back')).toBe(1);
});

test('CB-22, Q11, Q15: every MP call is told to MP Hotline, a formal one of one’s own and one in the small system', async () => {
  const world = await aWorld();
  const [ana, gina] = [world.person('ana'), world.person('gina')];
  await books(ana, {
    'When is the client to be rung?': '2pm',
    'MP call': ['An MP, or an MP’s office, rang'],
  });
  await ana.sees('Your call-back CB00001');
  await ana.sees('Write to the mailbox CM 2012 Northern Complaint resolution');
  const ready = Object.values(await shown(ana, 'Your call-back CB00001')).join('\n');
  expect(ready).toContain('MP call, call-back CB00001');
  await ana.presses('Sent to MP Hotline');
  await ana.sees('MP Hotline was written to: confirmed by @Ana Silva on Monday 23 November 2026 at 10:00.');

  await books(gina, {
    'Who is to ring back, and why?': 'New application: the client is not on the system',
    'SCIN or case number': '',
    'Full name': 'Jo Bloggs',
    Address: '1 High Street, Plymouth',
    'Date of birth': '23/10/1984',
    'Nature of enquiry': 'Existing Case',
    'MP call': ['An MP, or an MP’s office, rang'],
    'Existing case: about what?': 'MP',
  });
  await world.settle();
  if (gina.modal?.labels.includes('Existing case: about what?')) {
    await gina.fills('Existing case: about what?', 'MP');
    await gina.submits();
  }
  await gina.sees('Call-back CB00002, which you booked');
  await gina.presses('Sent to MP Hotline', { on: 'CB00002' });
  await gina.sees('MP Hotline was written to: confirmed by @Gina Patel');
  await world.settle();
});

test('CB-22, Q11, Q15: MP Hotline hears in its channel where it has one', async () => {
  const world = await aWorld({
    organisation: (sample) => ({
      ...sample,
      specialistTeams: sample.specialistTeams.map((team) =>
        team.name === 'MP Hotline' ? { ...team, channel: 'specialist-services' } : team,
      ),
    }),
  });
  const [ana, sol] = [world.person('ana'), world.person('sol')];
  await books(ana, {
    'When is the client to be rung?': '2pm',
    'MP call': ['An MP, or an MP’s office, rang'],
  });
  const card = await sol.sees('MP call: call-back CB00001', { in: 'specialist-services' });
  expect(card.text).not.toMatch(/07700|123456789012|next payment/);
  ana.seesNot('Sent to MP Hotline');
  await sol.presses('Show and copy');
  await sol.sees('07700 900123', { only: 'modal' });
  await world.settle();
});

import { describe, expect, test } from '@jest/globals';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { decideCallBack } from '../../src/domain/call-back/states.ts';
import { accepted } from '../support/builders.ts';
import { aCallBack } from '../support/call-backs.ts';
import { booked, whoseAna } from '../support/calls.ts';
import { cast } from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const privately = { only: 'ephemeral' } as const;
const whoseBen = { ...whoseAna, owner: 'U0BEN' };
const time = (hour: string) => new Date(`2026-11-23T${hour}:00Z`);

/** A decision made on it, as if a press had asked for it. */
async function decided(world: World, it: CallBack, by: string, command: CallBackCommand): Promise<void> {
  const when = { at: world.clock.now(), key: `press/${it._id}/${command.on}` };
  const actor = { id: by, roles: ['team-leader' as const] };
  accepted(
    await world.desk.store.callBacks
      .change(it._id, when.key, (one) => decideCallBack(one, [command], actor, when))
      .then((done) => ('record' in done ? done.record : done)),
  );
}

describe('/call-back and what is typed after it', () => {
  test('CB-04, CB-06, CB-47: mine, today and team follow the call-back to whoever has it, with what a leader asks for', async () => {
    const world = await aWorld();
    const { ana, ben, tom, tess } = cast(world);
    await ana.types('/call-back mine');
    const none = await ana.sees('Your call-backs', privately);
    expect(none.lines).toEqual([
      'casedesk (only you): Your call-backs',
      'Waiting for you',
      'No call-back waits for you.',
      'You are waiting for',
      'You are waiting for no call-back.',
      "'/call-back' and a reference shows one of them, with its buttons.",
    ]);

    await booked(world, { id: 'late-in-the-day', agreedAt: time('16:00') });
    await booked(world, { id: 'sooner', agreedAt: time('11:30') });
    const tomorrows = await booked(world, { id: 'tomorrow', kind: 'for-another', booker: 'U0GINA' });
    await booked(world, { id: 'bens', whose: whoseBen, booker: 'U0BEN', agreedAt: time('14:00') });

    await ana.types('/call-back mine');
    const { text } = await ana.sees('CB00003', privately);
    const sooner =
      'CB00002: awaiting call. Call-back of your own. Next call on Monday 23 November 2026 at 11:30.';
    expect(text).toContain(`Waiting for you\n${sooner}\nCB00001: awaiting call.`);
    expect(text).toContain('CB00003: awaiting call. Call-back for another caseworker. Next call by');

    await ana.types('/call-back today');
    const day = await ana.sees('Your calls today', privately);
    expect(day.lines.filter((line) => line.startsWith('CB')).map((line) => line.slice(0, 7))).toEqual([
      'CB00002',
      'CB00001',
    ]);
    expect(day.lines).toContain('Monday 23 November 2026');

    await tom.types('/call-back team');
    const led = await tom.sees("Your team's call-backs", privately);
    expect(led.lines).toContain(
      `@Ana Silva, ${sooner} Not reminded yet: that is on Monday 23 November 2026 at 10:55. No attempt yet. First promised by Monday 23 November 2026 at 11:30.`,
    );
    expect(led.text).toContain('@Ben Okoro, CB00004: awaiting call.');
    await tess.types('/call-back team');
    expect((await tess.sees("Your team's call-backs", privately)).text).toContain('CB00001');

    await decided(world, tomorrows, 'U0TOM', {
      on: 'move',
      whose: whoseBen,
      facts: { to: 'U0BEN', why: 'case-moved' },
    });
    await world.settle();
    await ben.types('/call-back mine');
    await ben.sees(/Waiting for you\n.*CB0000[34][\s\S]*CB0000[34][\s\S]*You are waiting for/, privately);
    await ana.types('/call-back mine');
    await world.settle();
    expect((await ana.sees('Your call-backs', privately)).text).not.toContain('CB00003');
  });

  test('Q30: a late one stands first, and says so; whoever was reminded is told to have been', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await booked(world, { id: 'later', agreedAt: time('11:20') });
    await booked(world, { id: 'missed', agreedAt: time('10:40') });
    await world.passes({ minutes: 5 });
    await world.desk.ticker.tick('send-due-reminders');
    await world.passes({ minutes: 45 });
    await world.desk.ticker.tick('send-due-reminders');
    await tom.types('/call-back team');
    const { lines } = await tom.sees("Your team's call-backs", privately);
    const [first, second] = lines.filter((line) => line.includes('CB0000'));
    expect(first).toContain(
      'CB00002: late, awaiting call. Call-back of your own. Next call on Monday 23 November 2026 at 10:40. Reminded on',
    );
    expect(second).toContain('CB00001: awaiting call. Call-back of your own. Next call on');
    await ana.types('/call-back today');
    expect((await ana.sees('Your calls today', privately)).text).toMatch(/CB00002: late[\s\S]*CB00001/);
  });

  test('CB-23, WA-12: a New Applications team leader reads what is to be allocated, and where an SR is found', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    const nia = world.person('nia');
    await booked(world, {
      id: 'application',
      kind: 'new-application',
      booker: 'U0GINA',
      allocators: ['U0NIA'],
    });
    await nia.types('/call-back team');
    const { text } = await nia.sees('To allocate', privately);
    expect(text).toMatch(/To allocate\nCB00001: awaiting allocation\. New application call-back\./);
    expect(text).toContain(
      "a team leader finds a caseworker's SR in My Team Service Request, and nowhere else.",
    );
    await ana.types('/call-back team');
    await ana.sees("Only a team leader has a team's list. '/call-back mine' lists your own.", privately);
  });

  test('a list that does not fit says how many more there are, and fits a message at its longest', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    for (let count = 0; count < 15; count += 1) {
      const it = aCallBack({
        id: `c${count}`,
        booker: 'U0ANA',
        whose: whoseAna,
        receivedAt: world.clock.now(),
        agreedAt: time('16:00'),
        fields: { mpCall: ['mp'] },
      });
      await world.desk.store.callBacks.add({ ...it, messages: {}, reminders: {} });
    }
    await ana.types('/call-back mine');
    const { text } = await ana.sees('and 3 more. Your Home in CaseDesk has those to do.', privately);
    expect(text.length).toBeLessThan(5_000);
  });
});

test('a reference shows one, however it is typed, with what one can press; and nothing to whom it does not concern', async () => {
  const world = await aWorld();
  const { ana, amir } = cast(world);
  await booked(world, { id: 'one', agreedAt: time('16:00') });
  for (const words of ['CB00001', 'cb1', 'cb 1', 'Cb-00001']) {
    await ana.types(`/call-back ${words}`);
    const { text, lines } = await ana.sees('Call-back CB00001', privately);
    expect(lines.at(-1)).toContain('[Show and copy]');
    for (const secret of ['07700 900123', '123456789012', '1-23456789', 'next payment'])
      expect(text).not.toContain(secret);
    await world.settle();
  }
  for (const words of ['CB00001', 'CB99999']) {
    await amir.types(`/call-back ${words}`);
    await amir.sees(
      'There is no call-back of that reference that you can see. Check it, or ask who booked it.',
      privately,
    );
  }
});

test('help says every way to use it, and so does the answer to what is not known', async () => {
  const world = await aWorld();
  const { ana } = cast(world);
  for (const [words, title] of [
    ['help', 'casedesk (only you): /call-back\n'],
    ['nonsense', 'CaseDesk does not know that one'],
  ]) {
    await ana.types(`/call-back ${words}`);
    const { text } = await ana.sees(String(title), privately);
    for (const way of [
      'fri 2pm, with',
      'mine lists',
      'today lists',
      'team lists',
      'CB00001 shows',
      'away hands',
    ])
      expect(text).toContain(way);
  }
});

test('alone, with a time, as a shortcut and in Home it opens the form, with that time in it', async () => {
  const world = await aWorld();
  const { ana } = cast(world);
  await ana.types('/call-back');
  await ana.sees('Book a call-back', { only: 'modal' });
  await ana.closesAll();
  await ana.types('/call-back fri 2pm');
  await ana.sees('fri 2pm', { only: 'modal' });
  await ana.closesAll();
  await ana.types('/call-back book Fri 2pm');
  await ana.sees('fri 2pm', { only: 'modal' });
  await ana.closesAll();
  await ana.runs('Book a call-back');
  await ana.sees('Book a call-back', { only: 'modal' });
  await ana.closesAll();
  await ana.opensHome();
  await ana.presses('Book a call-back');
  await ana.sees('When is the client to be rung?', { only: 'modal' });
  await ana.closesAll();
  await ana.types('/call-back away');
  await ana.sees('There is nothing to hand over', privately);
});

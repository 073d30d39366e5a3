import { expect } from '@jest/globals';
import { details, raisesAnIncident } from '../support/incidents.ts';
import { test } from './support/browser.ts';
import { aBrowserWorld } from './support/world.ts';

const general = 'C0GENERAL';

/** Waits until a question about the page has this answer. */
async function comesTo<T>(expected: T, ask: () => Promise<T>): Promise<void> {
  const until = performance.now() + 30_000;
  let answer = await ask();
  while (answer !== expected && performance.now() < until) {
    await new Promise((resolve) => setImmediate(resolve));
    answer = await ask();
  }
  expect(answer).toBe(expected);
}

test('two people and two windows of one see the same, and what is unread comes and goes', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { at: general });
  const [tom, other] = [await world.window('tom'), await world.window('tom')];
  await ana.types('Good morning');
  for (const window of [tom, other]) {
    await window.place('#general, 1 new message').waitFor();
    await comesTo(true, async () => (await window.page.title()).startsWith('(1) '));
  }
  await tom.goesTo('#general');
  await tom.message('Good morning').waitFor();
  for (const window of [tom, other]) {
    await comesTo(0, () => window.place('#general, 1 new message').count());
    await comesTo(false, async () => (await window.page.title()).startsWith('('));
  }
  await tom.types('Good morning, Ana');
  await ana.message('Good morning, Ana').waitFor();
  await other.goesTo('#general');
  await other.message('Good morning, Ana').waitFor();
  await ana.page.reload();
  await ana.message('Good morning, Ana').waitFor();
  expect(await ana.place('#general').getAttribute('aria-current')).toBe('page');
});

test('what is typed in a form stays while the app draws it again, after a reload, and for the next time', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana');
  await ana.types('/incident');
  await ana.presses('Next');
  await ana.fills('Client name', 'Jo Bloggs');
  await ana.fills('Case or SR number', details['Case or SR number']);
  // Every word is reported, and the app answers each by drawing the form anew.
  await ana.dialog
    .getByLabel('Procedure path and step number')
    .pressSequentially('Procedures>Pages', { delay: 15 });
  const field = (label: string) => ana.dialog.getByLabel(label, { exact: false }).inputValue();
  expect(await field('Procedure path and step number')).toBe('Procedures>Pages');
  expect(await field('Client name')).toBe('Jo Bloggs');
  await ana.dialog.getByLabel('SCIN').focus();
  await world.running.workspace.quiet();

  await ana.page.reload();
  await ana.dialog.waitFor();
  expect(await field('Procedure path and step number')).toBe('Procedures>Pages');

  await ana.page.keyboard.press('Escape');
  await ana.dialog.waitFor({ state: 'detached' });
  await ana.types('/incident');
  await ana.presses('Next');
  await ana.dialog.getByLabel('Client name').waitFor();
  expect(await field('Client name')).toBe('Jo Bloggs');
  expect(await field('Procedure path and step number')).toBe('Procedures>Pages');
});

test('what only one person sees is dismissed', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { at: general });
  await ana.types('/incident mine');
  const answer = ana.main.getByRole('article').filter({ hasText: 'Only visible to you' });
  await answer.waitFor();
  await answer.getByRole('button', { name: /^Dismiss/ }).click();
  await answer.waitFor({ state: 'detached' });
  const tom = await world.window('tom', { at: general });
  await tom.sees('This is the beginning of #general.');
  expect(await tom.main.getByRole('article').count()).toBe(0);
});

test('a file goes up with a message, and comes down as it was', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { at: general });
  await ana.main.getByLabel('Files to attach').setInputFiles({
    name: 'screen.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('What the screen said'),
  });
  await ana.main.getByRole('list', { name: 'Files to send' }).getByText('20 bytes').waitFor();
  await ana.types('This is what I see');
  const tom = await world.window('tom', { at: general });
  const link = tom.message('This is what I see').getByRole('link', { name: 'screen.txt' });
  const address = new URL((await link.getAttribute('href')) ?? '', world.running.url);
  expect(await (await fetch(address)).text()).toBe('What the screen said');
});

test('the clock is moved to the next reminder, and the reminder is there', async () => {
  const world = await aBrowserWorld();
  await raisesAnIncident(world.running.workspace.person('ana'));
  const tom = await world.window('tom');
  await tom.goesTo('casedesk: Messages');
  await tom.sees('Incident to decide');
  const before = world.running.clock.now();
  await tom.movesTheClock('To the next reminder');
  await tom.message('An incident waits for your answer').waitFor();
  expect(world.running.clock.now().getTime() - before.getTime()).toBeGreaterThan(3_600_000);
});

test('a lost connection is said, and heals by itself', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { at: general });
  await ana.sees('This is the beginning of #general.');
  ana.forgives(/WebSocket|ERR_/);
  const { over } = await world.outage();
  await ana.sees('The workspace does not answer');
  await over();
  await ana.page.getByText('The workspace does not answer').waitFor({ state: 'detached' });
  await ana.types('Still here');
  await ana.message('Still here').waitFor();
});

test('all that was said is there after a restart, and cards can still be pressed', async () => {
  const world = await aBrowserWorld();
  await raisesAnIncident(world.running.workspace.person('ana'));
  const [ana, tom] = [await world.window('ana', { at: general }), await world.window('tom')];
  await ana.types('Before the restart');
  await ana.message('Before the restart').waitFor();
  await tom.goesTo('casedesk: Messages');
  await tom.sees('Incident to decide');
  for (const window of [ana, tom]) window.forgives(/WebSocket|ERR_/);
  await world.restart();
  await world.running.workspace.seat('ben').post(general, { text: 'After the restart' });
  await ana.message('After the restart').waitFor();
  await ana.message('Before the restart').waitFor();
  await tom.place('#general, 2 new messages').waitFor();
  await tom.presses('Authorise', { on: 'Incident to decide' });
  await tom.presses('Authorise');
  await tom.sees('Authorised by');
  await ana.goesTo('casedesk: Messages');
  await ana.sees('Your incident number is');
  expect(await ana.message('Your incident number is').count()).toBe(1);
});

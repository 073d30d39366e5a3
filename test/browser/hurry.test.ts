import { expect } from '@jest/globals';
import { test } from './support/browser.ts';
import type { Window } from './support/window.ts';
import { aBrowserWorld } from './support/world.ts';

const hasFocus = (window: Window, label: string): Promise<unknown> =>
  window.page.waitForFunction(
    (words) => document.activeElement?.closest('.field')?.textContent?.startsWith(words) === true,
    label,
  );

async function tellsOfTheCase(window: Window): Promise<void> {
  await window.fills('Case or SR number', '1-23456789');
  await window.fills('Client name', 'Jo Bloggs');
  await window.fills('SCIN', '1234 5678 9012');
  await window.fills('NINO', 'AB 12 34 56 C');
  await window.fills('Procedure path', 'Procedures>Pages>Client-Contact>Statement - Step 4');
  await window.presses('Next');
}

test('going back through a form begins each page at its first field, as going on does', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana');
  await ana.types('/incident');
  await ana.presses('Next');
  await tellsOfTheCase(ana);
  await hasFocus(ana, 'Description of the incident');
  await ana.presses('Back');
  await hasFocus(ana, 'Case or SR number');
  await ana.presses('Back');
  await hasFocus(ana, 'Area');
  await ana.page.keyboard.press('Escape');
  await ana.dialog.waitFor({ state: 'detached' });
  await ana.types('/incident');
  await ana.presses('Start afresh');
  await ana.dialog.getByText('You began this').waitFor({ state: 'detached' });
  await hasFocus(ana, 'Area');
});

test('whoever goes by what is typed is offered before those who have it in their description', async () => {
  const world = await aBrowserWorld();
  const nola = await world.window('nola');
  await nola.types('/incident');
  const leader = nola.dialog.getByRole('combobox', { name: 'Team leader' });
  await leader.fill('tom');
  await nola.page.getByRole('option', { name: /Ana Silva/ }).waitFor();
  await nola.page.keyboard.press('Enter');
  expect(await leader.inputValue()).toBe('Tom Hughes');
});

test('a message that is kept after all leaves its thread open', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana');
  await ana.goesTo('#general');
  await ana.types('Has anybody seen this?');
  await ana.replies('Never mind.', { to: 'Has anybody seen this?' });
  await ana.runs('Delete message', { on: 'Never mind.' });
  await ana.dialog.getByText('This cannot be undone.').waitFor();
  await ana.page.keyboard.press('Escape');
  await ana.dialog.waitFor({ state: 'detached' });
  expect(await ana.page.getByRole('complementary', { name: 'Thread' }).count()).toBe(1);
});

test('a pane that opens beside a conversation leaves its newest message in sight', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { height: 500 });
  await ana.goesTo('#general');
  const long = 'Words that take a line of their own, and more of one once there is less room. '.repeat(3);
  for (let n = 1; n <= 6; n += 1) await ana.types(`${n}: ${long}`);
  await ana.sees('6: Words');
  await ana.opens('Tour');
  await ana.page.waitForFunction(() => {
    const list = document.querySelector('.main .messages');
    return list && list.scrollHeight - list.scrollTop - list.clientHeight < 1;
  });
  expect(await ana.main.getByRole('button', { name: 'To the newest' }).count()).toBe(0);
});

test('a form whose button has gone meanwhile gives the focus to the card that had it', async () => {
  const world = await aBrowserWorld();
  const [ana, tom, again] = [await world.window('ana'), await world.window('tom'), await world.window('tom')];
  await ana.types('/incident');
  await ana.presses('Next');
  await tellsOfTheCase(ana);
  await ana.fills('Description of the incident', 'A letter cannot be sent.');
  await ana.fills('Actions taken to resolve', 'Asked Ben.');
  await ana.presses('Send to team leader');
  await tom.presses('Show and copy', { on: 'Incident to decide' });
  // Another window of the same person shows the same form, which nothing in it has opened.
  await again.dialog.waitFor();
  await tom.message('Incident to decide').evaluate((card) => {
    for (const button of card.querySelectorAll('button')) button.remove();
  });
  await tom.page.keyboard.press('Escape');
  await tom.page.waitForFunction(() => document.activeElement?.matches('article'));
  await again.page.waitForFunction(() => document.activeElement?.matches('.composer textarea'));
});

test('what is decided on Home does not put the focus on the button of the next incident', async () => {
  const world = await aBrowserWorld();
  const [ana, tom] = [await world.window('ana'), await world.window('tom')];
  for (const description of ['A letter cannot be sent.', 'A statement cannot be printed.']) {
    await ana.types('/incident');
    await ana.presses('Next');
    await tellsOfTheCase(ana);
    await ana.fills('Description of the incident', description);
    await ana.fills('Actions taken to resolve', 'Asked Ben.');
    await ana.presses('Send to team leader');
    await ana.dialog.waitFor({ state: 'detached' });
  }
  await tom.goesTo('casedesk: Home');
  const authorise = tom.main.getByRole('button', { name: 'Authorise', exact: true });
  await authorise.nth(1).waitFor();
  await authorise.first().click();
  await tom.dialog.getByRole('button', { name: 'Authorise' }).click();
  await tom.main.getByText(/^Incident PLY/).waitFor();
  await tom.page.waitForFunction(() => document.activeElement?.matches('.main h2'));
  expect(await authorise.count()).toBe(1);
});

test('whoever writes while looking at older messages sees what they wrote', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { height: 500 });
  await ana.goesTo('#general');
  for (let n = 1; n <= 20; n += 1) await ana.types(`Line ${n}`);
  await ana.sees('Line 20');
  await ana.page.locator('.main .messages').evaluate((list) => list.scrollTo(0, 0));
  await ana.main.getByRole('button', { name: 'To the newest' }).waitFor();
  await ana.types('The newest of all');
  await ana.sees('The newest of all');
  await ana.page.waitForFunction(() => {
    const list = document.querySelector('.main .messages');
    return list && list.scrollHeight - list.scrollTop - list.clientHeight < 1;
  });
});

import { expect } from '@jest/globals';
import { blocked } from '../../local/tour/stories/blocked.ts';
import { test } from './support/browser.ts';
import { Keyboard } from './support/keyboard.ts';
import { plays } from './support/plays.ts';
import { aBrowserWorld } from './support/world.ts';

test('an incident is raised, authorised, answered and closed by the keyboard alone', async () => {
  const world = await aBrowserWorld();
  const reader = await world.window('ada');
  const tour = await reader.opens('Tour');
  await tour.getByRole('button', { name: `Begin: ${blocked.title}` }).click();
  const people = new Map<string, Keyboard>();
  for (const [at, step] of blocked.steps.entries()) {
    let hands = people.get(step.as);
    if (!hands) {
      hands = await Keyboard.at(await world.window(step.as));
      people.set(step.as, hands);
    }
    await plays(hands, step);
    await tour.getByRole('listitem').filter({ hasText: 'Done' }).nth(at).waitFor();
    await hands.seesFocus(step.title);
  }
  await tour.getByText('That was it.').waitFor();
  expect(people.size).toBe(3);
});

test('the focus comes back to what opened a dialog, a menu, a popover or a form', async () => {
  const world = await aBrowserWorld();
  const window = await world.window('ana');
  const { page, composer } = window;
  const hands = await Keyboard.at(window);
  const openers: [name: string | RegExp, inside: string][] = [
    ['Be somebody else', 'Tab'],
    [/^Move the clock/, 'Tab'],
    ['Shortcuts', 'ArrowDown'],
  ];
  for (const [name, inside] of openers) {
    const opener = page.getByRole('button', { name });
    await hands.activates(opener);
    await page.locator('dialog[open] button, :popover-open button').first().waitFor();
    await hands.keys(inside, 'Escape');
    await hands.isBackAt(opener);
  }
  await hands.types('/incident');
  await window.dialog.waitFor();
  await hands.keys('Escape');
  await window.dialog.waitFor({ state: 'detached' });
  await hands.isBackAt(composer);

  await hands.goesTo('#general');
  for (const words of ['one', 'two', 'three']) {
    await hands.types(words);
    await window.message(words).waitFor();
  }
  await hands.reaches(window.message('three'));
  await hands.keys('ArrowUp');
  await hands.isBackAt(window.message('two'));
  await hands.activates(window.message('two').getByRole('button', { name: /^More actions/ }));
  await hands.keys('ArrowDown', 'Escape');
  await hands.isBackAt(window.message('two').getByRole('button', { name: /^More actions/ }));
});

test('becoming somebody leads to the heading of what they see', async () => {
  const world = await aBrowserWorld();
  const window = await world.window();
  const { page } = window;
  const hands = await Keyboard.at(window);
  const heading = page.getByRole('main').getByRole('heading', { name: 'casedesk', exact: true });

  await hands.reaches(page.getByRole('link', { name: 'Be Tom', exact: true }));
  await page.keyboard.press('Enter');
  await heading.waitFor();
  await hands.isBackAt(heading);

  await hands.activates(page.getByRole('button', { name: 'Be somebody else' }));
  await hands.reaches(page.getByRole('link', { name: 'Be Amir', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText('You are Amir Shah').waitFor();
  await hands.keys('Tab');
});

import { afterEach, expect } from '@jest/globals';
import type { InBrowser } from '../local/browser/in-browser.ts';
import { raisesAnIncident } from '../support/incidents.ts';
import { gallery } from './gallery.ts';
import { screens } from './support/axe.ts';
import { test } from './support/browser.ts';
import { aWindow } from './support/windows.ts';
import { aBrowserWorld } from './support/world.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function aGallery(): Promise<InBrowser> {
  const served = await gallery();
  stops.push(served.stop);
  return served;
}

// Forms are looked at where the stories open them: stories.test.ts.

test('where one picks somebody, and what stands empty at first, is sound', async () => {
  const world = await aBrowserWorld();
  const { look, wrong } = screens();
  const nobody = await world.window();
  await nobody.page.getByRole('link', { name: 'Be Ana' }).waitFor();
  await look(nobody.page, 'choosing somebody');

  const ana = await world.window('ana');
  const { page } = ana;
  await ana.goesTo('#general');
  await ana.sees('This is the beginning of #general.');
  await look(page, 'an empty channel');
  const tour = await ana.opens('Tour');
  await tour
    .getByRole('button', { name: /^Begin: / })
    .first()
    .waitFor();
  await look(page, 'the stories');
  await tour
    .getByRole('button', { name: /^Begin: / })
    .first()
    .click();
  await tour.getByText(/^Step 1 of/).waitFor();
  await look(page, 'a story');
  await ana.opens('Inspector');
  await look(page, 'the inspector without a record');
  await ana.opens('Inspector');
  await ana.goesTo('casedesk: Home');
  await look(page, 'Home, with nothing on it');
  await ana.goesTo('#general');
  await ana.composer.pressSequentially('/');
  await page.getByRole('listbox', { name: 'Commands' }).waitFor();
  await look(page, 'commands to choose from');
  await ana.composer.fill('');
  await page.getByRole('button', { name: 'Be somebody else' }).click();
  await ana.dialog.waitFor();
  await look(page, 'people to choose from');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Move the clock/ }).click();
  await page.getByRole('button', { name: 'In 25 minutes' }).waitFor();
  await look(page, 'moving the clock');
  await page.keyboard.press('Escape');
  expect(wrong).toEqual([]);
});

test('conversations, threads, Home and the inspector are sound where an incident is under way', async () => {
  const world = await aBrowserWorld();
  const { look, wrong } = screens();
  const { workspace } = world.running;
  const [ana, tom, amir] = ['ana', 'tom', 'amir'].map((name) => workspace.person(name));
  if (!ana || !tom || !amir) throw new Error('Somebody is missing.');
  await raisesAnIncident(ana);
  const atHis = await world.window('tom');
  await atHis.goesTo('casedesk: Messages');
  await atHis.sees('Incident to decide');
  await look(atHis.page, 'an incident to decide');
  await atHis.presses('Authorise', { on: 'Incident to decide' });
  await atHis.dialog.waitFor();
  await look(atHis.page, 'a confirmation');
  await atHis.presses('Authorise');
  await amir.sees('Record resolution', { in: 'aac' });

  const window = await world.window('amir');
  await window.goesTo('#aac');
  await window.sees('Record resolution');
  await window
    .message('Incident PLY…')
    .getByRole('button', { name: /^\d+ repl/ })
    .click();
  const thread = window.page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('textbox', { name: 'Reply in thread' }).fill('Which browser?');
  await thread.getByRole('button', { name: 'Send', exact: true }).click();
  await window.message('Which browser?').waitFor();
  await look(window.page, 'a thread');
  await window.message('Which browser?').hover();
  await window
    .message('Which browser?')
    .getByRole('button', { name: /^More actions/ })
    .click();
  await window.page.getByRole('menuitem', { name: /^Delete/ }).waitFor();
  await look(window.page, 'more actions', { isAlsoNarrow: false });
  await window.page.getByRole('menuitem', { name: /^Delete/ }).click();
  await window.dialog.waitFor();
  await look(window.page, 'deleting a message');
  await window.page.keyboard.press('Escape');
  await window.goesTo('casedesk: Home');
  await window.sees('PLY00001');
  await look(window.page, 'Home');
  const inspector = await window.opens('Inspector');
  await inspector.getByRole('heading', { name: 'History' }).waitFor();
  await look(window.page, 'a record');
  await inspector.getByRole('tab', { name: 'Traffic' }).click();
  const line = inspector.getByRole('listitem').first();
  await line.locator('summary').first().click();
  await inspector.locator('pre').first().waitFor();
  await look(window.page, 'traffic, with a payload');

  await window.goesTo('#aac');
  window.forgives(/WebSocket|ERR_/);
  atHis.forgives(/WebSocket|ERR_/);
  const { over } = await world.outage();
  await window.sees('The workspace does not answer');
  await look(window.page, 'a lost connection');
  await over();
  expect(wrong).toEqual([]);
});

test('every block and every field is sound', async () => {
  const { browser, workspace } = await aGallery();
  const { look, wrong } = screens();
  const ana = await aWindow(browser.url, 'ana', { at: 'C1' });
  await ana.types('/gallery');
  await ana.sees('Every block');
  await look(ana.page, 'every block');
  await ana.types('/form');
  await ana.dialog.waitFor();
  await look(ana.page, 'every field');
  await ana.presses('Send');
  await ana.dialog.getByText(/There (is|are) \d+ problem/).waitFor();
  await look(ana.page, 'fields with errors');
  await ana.page.keyboard.press('Escape');
  await ana.dialog.waitFor({ state: 'detached' });
  await ana.page.getByRole('link', { name: /: Home$/ }).click();
  await ana.main.getByRole('heading', { level: 3 }).first().waitFor();
  await look(ana.page, 'Home of every block');
  expect(wrong).toEqual([]);
  expect(workspace.problems()).toEqual([]);
});

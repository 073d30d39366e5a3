import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { gallery } from './gallery.ts';
import { browser, test } from './support/browser.ts';

const values = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));

/** Ana at a form of every input; ends with the window. */
async function atAForm(story: (form: Locator, page: Page) => Promise<void>): Promise<void> {
  const { browser: served, workspace, stop } = await gallery();
  const page = await (await browser()).newPage();
  page.setDefaultTimeout(30_000);
  try {
    await page.goto(`${served.url}as/ana/C1`);
    await page.getByRole('textbox', { name: 'Message #notes' }).fill('/form');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Every input' });
    await form.waitFor();
    await story(form, page);
    expect(workspace.problems()).toEqual([]);
  } finally {
    await page.close();
    await stop();
  }
}

async function fillsWhatIsAsked(form: Locator): Promise<void> {
  await form.getByLabel('One line').fill('Payment missing');
  await form.getByLabel('Several lines').fill('a\nb');
}

/** Sends it, is refused once, sends it again; gives what the app then says was in it. */
async function sends(form: Locator, page: Page): Promise<z.infer<typeof values>> {
  const send = form.getByRole('button', { name: 'Send' });
  await send.click();
  await form.getByText('Say more than that.').waitFor();
  await send.click();
  await form.waitFor({ state: 'detached' });
  const said = page.getByRole('article').filter({ hasText: 'one-line' }).locator('.words');
  return values.parse(JSON.parse((await said.textContent()) ?? ''));
}

test('a form that is not filled says what is wrong, and the focus goes there', () =>
  atAForm(async (form, page) => {
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByRole('alert').filter({ hasText: 'There are 2 problems' }).waitFor();
    const first = form.getByLabel('One line');
    expect(await first.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await first.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.type('x');
    await form.getByRole('alert').filter({ hasText: 'There is 1 problem' }).waitFor();
  }));

test('what is put into each kind of field reaches the app', () =>
  atAForm(async (form, page) => {
    await fillsWhatIsAsked(form);
    await form.getByRole('textbox', { name: 'Number' }).fill('12');
    await form.getByLabel('Formatted').fill('*bold*');
    await form.getByLabel('Choice (').selectOption({ label: 'Choice one' });
    await form.getByLabel('Day').fill('2026-12-01');
    await form.getByLabel('Hour').fill('10:15');
    await form.getByLabel('Instant').fill('2026-07-01T09:00');
    await form.getByRole('group', { name: 'Boxes' }).getByLabel('second').check();
    await form.getByRole('group', { name: 'Radio' }).getByLabel('third').check();
    await form.getByLabel('Files').setInputFiles({
      name: 'note.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('words'),
    });
    await form.getByRole('button', { name: 'Remove note.txt' }).waitFor();
    const sent = await sends(form, page);
    expect(sent['one-line']?.value).toMatchObject({ value: 'Payment missing' });
    expect(sent['several-lines']?.value).toMatchObject({ value: 'a\nb' });
    expect(sent.number?.value).toMatchObject({ value: '12' });
    expect(sent.formatted?.value).toMatchObject({
      rich_text_value: {
        elements: [{ elements: [{ type: 'text', text: 'bold', style: { bold: true } }] }],
      },
    });
    expect(sent.choice?.value).toMatchObject({ selected_option: { value: 'one' } });
    expect(sent.day?.value).toMatchObject({ selected_date: '2026-12-01' });
    expect(sent.hour?.value).toMatchObject({ selected_time: '10:15' });
    expect(sent.instant?.value).toMatchObject({
      selected_date_time: Date.parse('2026-07-01T08:00:00Z') / 1000,
    });
    expect(sent.boxes?.value).toMatchObject({ selected_options: [{ value: '1' }] });
    expect(sent.radio?.value).toMatchObject({ selected_option: { value: '2' } });
    expect(sent.files?.value).toMatchObject({ files: [{ name: 'note.txt' }] });
  }));

test('menus that one types into are used by keys alone', () =>
  atAForm(async (form, page) => {
    await fillsWhatIsAsked(form);
    const { keyboard } = page;
    await form.getByRole('combobox', { name: 'Person' }).focus();
    await keyboard.type('oko');
    await page.getByRole('option', { name: /Ben Okoro/ }).waitFor();
    await keyboard.press('Enter');
    expect(await form.getByRole('combobox', { name: 'Person' }).inputValue()).toBe('Ben Okoro');
    await form.getByRole('combobox', { name: 'Looked up' }).focus();
    await keyboard.type('ex');
    await page.getByRole('option', { name: 'Exeter' }).waitFor();
    await keyboard.press('Enter');
    await form.getByRole('combobox', { name: 'Choices' }).focus();
    for (const key of [
      'ArrowDown',
      'ArrowDown',
      'Enter',
      'ArrowUp',
      'Enter',
      'ArrowDown',
      'ArrowDown',
      'Enter',
    ])
      await keyboard.press(key);
    await page.getByText('No more than 2 can be chosen.').waitFor();
    await keyboard.press('Escape');
    await form.getByRole('button', { name: 'Remove Choice one' }).click();
    const sent = await sends(form, page);
    expect(sent.person?.value).toMatchObject({ selected_user: 'UBEN' });
    expect(sent['looked-up']?.value).toMatchObject({ selected_option: { value: 'Exeter' } });
    expect(sent.choices?.value).toMatchObject({ selected_options: [{ value: 'three' }] });
    expect(sent.people?.value).toMatchObject({ selected_users: ['UBEN'] });
  }));

test('an app that redraws the form with each character takes neither words nor caret', () =>
  atAForm(async (form, page) => {
    const field = form.getByLabel('Reported');
    await field.focus();
    await page.keyboard.type('abcdef', { delay: 60 });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await form.getByText('Heard: abcdef').waitFor();
    await page.keyboard.type('XY', { delay: 200 });
    await form.getByText('Heard: abcdXYef').waitFor();
    await page.keyboard.type('Z');
    await form.getByText('Heard: abcdXYZef').waitFor();
    expect(await field.inputValue()).toBe('abcdXYZef');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  }));

test('a number that is none keeps the form open, and says why', () =>
  atAForm(async (form) => {
    await fillsWhatIsAsked(form);
    await form.getByRole('textbox', { name: 'Number' }).fill('twelve');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText(/takes no "twelve" for a number/).waitFor();
    expect(
      await form
        .getByRole('textbox', { name: 'Number' })
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
  }));

test('a form on top gives the focus back to what opened it; Enter in a line sends', () =>
  atAForm(async (form, page) => {
    const opener = form.getByRole('button', { name: 'Another on top' });
    await opener.click();
    const top = page.getByRole('dialog', { name: 'On top' });
    await top.waitFor();
    await page.keyboard.press('Escape');
    await top.waitFor({ state: 'detached' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await opener.click();
    await top.waitFor();
    await page.keyboard.type('word');
    await page.keyboard.press('Enter');
    await top.waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'detached' });
    const composer = page.getByRole('textbox', { name: 'Message #notes' });
    expect(await composer.evaluate((field) => field.contains(document.activeElement))).toBe(true);
  }));

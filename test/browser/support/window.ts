import type { Locator, Page } from 'playwright-core';
import { type Answer, begun, references } from '../../../local/tour/acts.ts';
import type { Hands } from './plays.ts';

/** A person at their window, who finds things by their roles and names, as the page tells them to everybody. */
export class Window implements Hands {
  readonly page: Page;
  /** From now on this may be said of the window, as where a test breaks the connection. */
  readonly forgives: (what: RegExp) => void;

  constructor(page: Page, forgives: (what: RegExp) => void) {
    this.page = page;
    this.forgives = forgives;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** The form or question in front of everything else. */
  get dialog(): Locator {
    return this.page.locator('dialog[open]').last();
  }

  get composer(): Locator {
    return this.main.getByRole('textbox', { name: /^Message / });
  }

  /** The newest message with these words; one in the thread beside before one in the conversation. */
  message(words: string): Locator {
    return this.page
      .getByRole('article')
      .filter({ hasText: begun(words) })
      .last();
  }

  /** `#aac`, `casedesk: Home`, `casedesk: Messages`. */
  place(words: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('link', { name: startsWith(words) });
  }

  async goesTo(words: string): Promise<void> {
    await this.place(words).click();
    await this.main.getByRole('heading', { level: 2, name: words.split(':')[0] ?? words }).waitFor();
  }

  async sees(words: string): Promise<void> {
    await this.page.getByText(begun(words)).last().waitFor();
  }

  async types(line: string): Promise<void> {
    await this.composer.fill(line);
    await this.main.getByRole('button', { name: 'Send', exact: true }).click();
  }

  async looksUp(command: string, { on }: { on: string }): Promise<void> {
    const list = this.message(on);
    await list.waitFor();
    await this.types(`${command} ${(await list.textContent())?.match(references)?.at(-1)}`);
  }

  async fills(label: string, text: string): Promise<void> {
    await this.dialog.getByLabel(startsWith(label)).fill(text);
  }

  async chooses(label: string, option: string): Promise<void> {
    const group = this.dialog.getByRole('group', { name: startsWith(label) });
    const list = this.dialog.getByLabel(startsWith(label)).and(this.page.locator('select'));
    const combobox = this.dialog
      .getByRole('combobox', { name: startsWith(label) })
      .and(this.page.locator('input'));
    await group.or(list).or(combobox).first().waitFor();
    if (await list.count()) {
      const words = option.endsWith('…')
        ? await list
            .locator('option')
            .filter({ hasText: startsWith(begun(option)) })
            .first()
            .textContent()
        : option;
      await list.selectOption({ label: words ?? option });
    } else if (await combobox.count()) {
      await combobox.fill(option);
      await this.page.getByRole('option', { name: startsWith(option) }).click();
    } else await group.getByLabel(startsWith(begun(option))).check();
  }

  async attaches(label: string, file: string): Promise<void> {
    const input = this.dialog.getByLabel(startsWith(label)).and(this.page.locator('input[type=file]'));
    await input.setInputFiles({ name: file, mimeType: 'application/pdf', buffer: Buffer.from('filled in') });
    await this.dialog.getByText(file).waitFor();
  }

  async choosesInTheMenu(entry: string, { on }: { on: string }): Promise<void> {
    await this.message(on).getByRole('button', { name: 'More options' }).last().click();
    await this.page.getByRole('menuitem', { name: startsWith(entry) }).click();
  }

  /** Page by page, whatever each asks, until the form has been taken. */
  async settles(label: string, answers: readonly Answer[], before: () => Promise<void>): Promise<void> {
    for (let page = 0; page < 4; page += 1) {
      const step = (await this.dialog.getByText(stepOf).textContent()) ?? '';
      for (const { label: asked, options } of answers) await this.#answers(asked, options);
      const sends = this.dialog.getByRole('button', { name: label, exact: true });
      await sends.or(this.dialog.getByRole('button', { name: 'Next', exact: true })).click();
      await this.dialog.getByText(step, { exact: true }).waitFor({ state: 'hidden' });
      if (!(await this.dialog.count())) return;
      await before();
    }
  }

  async presses(label: string, { on }: { on?: string } = {}): Promise<void> {
    await this.button(label, on).click();
  }

  async runs(shortcut: string, { on }: { on?: string } = {}): Promise<void> {
    if (on === undefined) await this.main.getByRole('button', { name: 'Shortcuts' }).click();
    else await this.#asksMore(on);
    await this.page.getByRole('menuitem', { name: startsWith(shortcut) }).click();
  }

  async opensTheThread(of: string): Promise<void> {
    await this.#asksMore(of);
    await this.page.getByRole('menuitem', { name: 'Reply in thread' }).click();
  }

  async replies(text: string, { to }: { to: string }): Promise<void> {
    await this.opensTheThread(to);
    const thread = this.page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('textbox', { name: 'Reply in thread' }).fill(text);
    await thread.getByRole('button', { name: 'Send', exact: true }).click();
  }

  /** What the form asks, as far as it does. */
  async #answers(label: string, options: readonly string[]): Promise<void> {
    const { dialog } = this;
    const written = dialog.getByRole('textbox', { name: startsWith(label) });
    if (await written.count()) return written.fill(options[0] ?? '');
    const group = dialog.getByRole('group', { name: startsWith(label) });
    if (!(await group.or(dialog.getByLabel(startsWith(label))).count())) return;
    for (const option of options)
      if (options.length === 1 || (await group.getByLabel(startsWith(option)).count()))
        await this.chooses(label, option);
  }

  async movesTheClock(how: string, isDone: () => Promise<boolean> = async () => true): Promise<void> {
    const { page } = this;
    for (let moves = 0; moves < 12; moves += 1) {
      await page.getByRole('button', { name: /^Move the clock/ }).click();
      const move = page.getByRole('dialog', { name: 'Move the clock' }).getByRole('button', { name: how });
      if (moves > 0 && (await move.isDisabled())) return;
      await move.click();
      await page.getByText('Moving…').waitFor({ state: 'hidden' });
      if (await isDone()) return;
    }
  }

  async opens(pane: 'Tour' | 'Inspector'): Promise<Locator> {
    await this.page.getByRole('banner').getByRole('button', { name: pane, exact: true }).click();
    return this.page.getByRole('complementary');
  }

  async #asksMore(on: string): Promise<void> {
    const message = this.message(on);
    await message.hover();
    await message.getByRole('button', { name: /^More actions/ }).click();
  }

  /** In the form at hand, on the newest message with the words of `on`, or under them on Home. */
  button(label: string, on: string | undefined): Locator {
    const name = { name: label, exact: true };
    if (on === undefined) return this.dialog.getByRole('button', name).last();
    const under = this.main
      .getByText(begun(on))
      .first()
      .locator(`xpath=following::button[normalize-space(.)=${JSON.stringify(label)}][1]`);
    return this.message(on).getByRole('button', name).last().or(under).first();
  }
}

const stepOf = /^Step \d+ of \d+/;

/** Names go on: '#aac, 2 new messages', 'SCIN (optional)'. */
export const startsWith = (words: string): RegExp =>
  new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

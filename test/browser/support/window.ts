import type { Locator, Page } from 'playwright-core';
import { begun } from '../../../local/tour/acts.ts';
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

  async fills(label: string, text: string): Promise<void> {
    await this.dialog.getByLabel(startsWith(label)).fill(text);
  }

  async chooses(label: string, option: string): Promise<void> {
    const group = this.dialog.getByRole('group', { name: startsWith(label) });
    const list = this.dialog.getByLabel(startsWith(label)).and(this.page.locator('select'));
    await group.or(list).first().waitFor();
    if (await list.count()) await list.selectOption({ label: option });
    else await group.getByLabel(startsWith(option)).check();
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

  async movesTheClock(how: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Move the clock/ }).click();
    await this.page
      .getByRole('dialog', { name: 'Move the clock' })
      .getByRole('button', { name: how })
      .click();
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

/** Names go on: '#aac, 2 new messages', 'SCIN (optional)'. */
export const startsWith = (words: string): RegExp =>
  new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

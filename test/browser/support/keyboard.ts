import type { Locator, Page } from 'playwright-core';

/** Hands that never touch the mouse, and eyes that follow the focus. */
export class Keyboard {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Whatever a mouse or a finger does in the window from now on is an error of the page's. */
  static async alone(page: Page): Promise<Keyboard> {
    await page.evaluate(() => {
      for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
        addEventListener(
          kind,
          () => reportError(new Error('The mouse was used, where the keyboard has to do.')),
          true,
        );
    });
    return new Keyboard(page);
  }

  /** Presses a key; afterwards the focus is on something that can be seen. */
  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.#seesFocus(key);
    }
  }

  async writes(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
    await this.#seesFocus(`writing '${text}'`);
  }

  /** Goes on by Tab, or by another key, until this has the focus. */
  async goesTo(target: Locator, { by = 'Tab', most = 120 } = {}): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses <= most; presses += 1) {
      if (await hasFocus(target)) return;
      await this.presses(by);
    }
    throw new Error(
      `${most} times ${by} did not lead to ${target}; the focus is on ${await this.focused()}.`,
    );
  }

  async activates(target: Locator, { key = 'Enter', by = 'Tab' } = {}): Promise<void> {
    await this.goesTo(target, { by });
    await this.presses(key);
  }

  /** What has the focus, as its markup begins. */
  focused(): Promise<string> {
    return this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing');
  }

  async #seesFocus(after: string): Promise<void> {
    const problem = () =>
      this.#page.evaluate(() => {
        const it = document.activeElement;
        if (!it || it === document.body || it === document.documentElement) return 'is lost';
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
        const hasRing =
          (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
        if (it.matches(':focus-visible') && !hasRing)
          return `is not to be seen on ${it.outerHTML.slice(0, 200)}`;
        const { top, bottom, left, right } = it.getBoundingClientRect();
        const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
        return isInSight ? undefined : `is out of sight on ${it.outerHTML.slice(0, 200)}`;
      });
    // What goes away hands the focus on once the page has been drawn again.
    await this.#page
      .waitForFunction(() => document.activeElement && document.activeElement !== document.body)
      .catch(() => undefined);
    const wrong = await problem();
    if (wrong) throw new Error(`After ${after} the focus ${wrong}.`);
  }
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

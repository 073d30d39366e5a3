import type { Locator, Page } from 'playwright-core';
import type { Hands } from './plays.ts';
import { startsWith, type Window } from './window.ts';

const mostPresses = 150;

/** Hands that never touch the mouse, and eyes that follow the focus: after each key it is on something in sight. */
export class Keyboard implements Hands {
  readonly window: Window;
  readonly #page: Page;

  private constructor(window: Window) {
    this.window = window;
    this.#page = window.page;
  }

  /** Whatever a mouse or a finger does in the window from now on is an error of the page's. */
  static async at(window: Window): Promise<Keyboard> {
    await window.page.evaluate(() => {
      const refuse = () => reportError(new Error('The mouse was used, where the keyboard has to do.'));
      for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, refuse, true);
    });
    return new Keyboard(window);
  }

  /** Presses keys; what has the focus after each is to be seen. */
  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.seesFocus(key);
    }
  }

  /** Goes there by Tab, or back by Shift and Tab. */
  async reaches(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < mostPresses; presses += 1) {
      const way = await target.evaluate(wayFromFocus);
      if (way === 'here') return;
      await this.keys(way);
    }
    throw new Error(
      `${mostPresses} presses did not lead to ${target}; focus is on ${await this.#focused()}.`,
    );
  }

  async activates(target: Locator): Promise<void> {
    await this.reaches(target);
    await this.keys('Enter');
  }

  async types(line: string): Promise<void> {
    const { composer } = this.window;
    await this.reaches(composer);
    await this.#page.keyboard.type(line);
    // The first takes what is offered, where something is.
    for (let presses = 0; (await composer.inputValue()) !== '' && presses < 3; presses += 1)
      await this.keys('Enter');
  }

  async fills(label: string, text: string): Promise<void> {
    await this.reaches(this.window.dialog.getByLabel(startsWith(label)));
    await this.keys('ControlOrMeta+a');
    await this.#page.keyboard.insertText(text);
  }

  async chooses(label: string, option: string): Promise<void> {
    const { dialog } = this.window;
    const group = dialog.getByRole('group', { name: startsWith(label) });
    const list = dialog.getByLabel(startsWith(label)).and(this.#page.locator('select'));
    await group.or(list).first().waitFor();
    const isList = (await list.count()) > 0;
    const radio = group.getByLabel(startsWith(option));
    await this.reaches(isList ? list : group.getByRole('radio').first());
    const isChosen = () =>
      isList ? list.evaluate(hasChosen, option) : radio.evaluate((it) => it.matches(':checked'));
    if (!isList) await this.keys('Space');
    for (let presses = 0; !(await isChosen()); presses += 1) {
      if (presses > mostPresses) throw new Error(`There is no ${option} in ${label}.`);
      await this.keys('ArrowDown');
    }
  }

  async presses(label: string, { on }: { on?: string } = {}): Promise<void> {
    await this.activates(this.window.button(label, on));
  }

  async runs(shortcut: string, { on }: { on?: string } = {}): Promise<void> {
    if (on === undefined) await this.activates(this.window.main.getByRole('button', { name: 'Shortcuts' }));
    else await this.#asksMore(on);
    await this.#chooses(shortcut);
  }

  async opensTheThread(of: string): Promise<void> {
    await this.#asksMore(of);
    await this.#chooses('Reply in thread');
  }

  async replies(text: string, { to }: { to: string }): Promise<void> {
    await this.opensTheThread(to);
    const box = this.#page.getByRole('textbox', { name: 'Reply in thread' });
    await this.reaches(box);
    await this.#page.keyboard.insertText(text);
    await this.keys('Enter');
  }

  async goesTo(place: string): Promise<void> {
    await this.activates(this.window.place(place));
    await this.window.main.getByRole('heading', { level: 2, name: place.split(':')[0] ?? place }).waitFor();
  }

  async movesTheClock(how: string): Promise<void> {
    await this.activates(this.#page.getByRole('button', { name: /^Move the clock/ }));
    const ways = this.#page.getByRole('dialog', { name: 'Move the clock' });
    await this.activates(ways.getByRole('button', { name: how }));
  }

  /** Waits for the focus to be there again. */
  async isBackAt(target: Locator): Promise<void> {
    const element = await target.elementHandle();
    await this.#page
      .waitForFunction((it) => it === document.activeElement, element, { timeout: 3_000 })
      .catch(async () => {
        throw new Error(`The focus did not come back to ${target}, but is on ${await this.#focused()}.`);
      });
  }

  /** What has the focus, as its markup begins. */
  #focused(): Promise<string> {
    return this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing');
  }

  async seesFocus(after: string): Promise<void> {
    // What goes away hands the focus on once the page has been drawn again.
    await this.#page
      .waitForFunction(() => document.activeElement && document.activeElement !== document.body)
      .catch(() => undefined);
    const wrong = await this.#page.evaluate(wrongWithFocus);
    if (wrong) throw new Error(`After ${after} the focus ${wrong}.`);
  }

  /** Messages are gone among by arrows; from one, Tab leads to what can be done with it. */
  async #asksMore(on: string): Promise<void> {
    const message = this.window.message(on);
    await this.activates(message.getByRole('button', { name: /^More actions/ }));
  }

  async #chooses(words: string): Promise<void> {
    const item = this.#page.getByRole('menuitem', { name: startsWith(words) });
    await item.waitFor();
    for (let presses = 0; presses < mostPresses; presses += 1) {
      if ((await item.evaluate(wayFromFocus)) === 'here') return this.keys('Enter');
      await this.keys('ArrowDown');
    }
    throw new Error(`The arrows did not lead to ${words}.`);
  }
}

// These run in the page.

function wayFromFocus(target: Element): 'here' | 'Tab' | 'Shift+Tab' {
  const focused = document.activeElement;
  if (focused === target) return 'here';
  // Of a group of radio buttons, one is a stop.
  const isRadio = (it: Element | null) => it instanceof HTMLInputElement && it.type === 'radio' && it.name;
  if (focused && isRadio(target) && isRadio(focused) === isRadio(target)) return 'here';
  const isBehind =
    target.compareDocumentPosition(focused ?? document.body) & Node.DOCUMENT_POSITION_FOLLOWING;
  return isBehind ? 'Shift+Tab' : 'Tab';
}

function hasChosen(list: Element, option: string): boolean {
  return list instanceof HTMLSelectElement && list.selectedOptions[0]?.label === option;
}

function wrongWithFocus(): string | undefined {
  const it = document.activeElement;
  if (!it || it === document.body || it === document.documentElement) return 'is lost';
  const what = it.outerHTML.slice(0, 200);
  // A box to write in may have its ring around all that belongs to it.
  const around = [it, ...(it.matches('textarea') ? [it.closest('form')] : [])];
  const isSeen = around.some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  // Of a date or a time the browser itself shows which part has it.
  if (!isSeen && !it.matches('input:is([type=date], [type=time], [type=datetime-local])'))
    return `is not to be seen on ${what}`;
  const { top, bottom, left, right } = it.getBoundingClientRect();
  const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return isInSight ? undefined : `is out of sight on ${what}`;
}

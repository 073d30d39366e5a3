import { allOffered, type Block } from '../blocks.ts';
import type { Place, Used } from '../delivery/payloads.ts';
import type { OpenView } from '../modals.ts';
import { worded } from '../plain-text.ts';
import {
  blocksUnder,
  type Field,
  fieldCalled,
  fieldsOf,
  isReported,
  type Pressable,
  pressablesOf,
} from './fields.ts';
import { fill, offer } from './filling.ts';
import { Opener } from './opener.ts';
import { clientErrors } from './required.ts';
import type { Seen } from './sight.ts';
import type { Entry } from './values.ts';
import type { Patience } from './writer.ts';

/**
 * Someone at their Slack. Every act waits for what it needs to be there (the modal, the field, the button),
 * and then for the app's acks; what the app does after an ack is waited for with `sees`.
 */
export class Person extends Opener {
  /** Sets the field with this label in the open modal, and presses Enter in it only where asked to. */
  async fills(
    label: string,
    entry: Entry,
    { within = this.patience, enter = false }: { enter?: boolean } & Patience = {},
  ): Promise<void> {
    const look = () => {
      const top = this.state.modals.top(this.id);
      const field = top && fieldCalled(label, fieldsOf(top.view.blocks, this.reader()));
      return field && { top, field };
    };
    const { top, field } = await this.until(look, within, () => this.#noField(label));
    await this.#enters({ kind: 'view', open: top }, field, entry, enter);
  }

  /** Chooses in a menu on a message or the Home tab: by its placeholder, or by the text it stands beside. */
  async chooses(
    label: string,
    entry: Entry,
    { on, within = this.patience }: { on?: string } & Patience = {},
  ) {
    const look = () =>
      this.seen()
        .flatMap((seen) => this.#searched(seen, on))
        .map(({ seen, blocks }) => ({ seen, field: fieldCalled(label, fieldsOf(blocks, this.reader())) }))
        .find(({ field }) => field);
    const { seen, field } = await this.until(look, within, () => this.missing(`a menu "${label}"`));
    if (field) await this.#enters(seen.place, field, entry);
  }

  /** Presses the modal's submit. Slack's own client first asks for what is required. */
  submits(options: Patience = {}): Promise<void> {
    return this.#submits(1, options);
  }

  /** The same submission, delivered twice. */
  submitsTwice(options: Patience = {}): Promise<void> {
    return this.#submits(2, options);
  }

  /** The modal's Cancel. */
  async cancels(): Promise<void> {
    const open = this.#openModal();
    if (open.view.clear_on_close) this.state.modals.clear(this.id);
    else this.state.modals.close(open);
    this.state.changes.notify();
    await this.interactions.close(open, false);
  }

  /** The X in the corner: every modal goes, and the app hears of the first. */
  async closesAll(): Promise<void> {
    this.#openModal();
    const [root] = this.state.modals.stack(this.id);
    this.state.modals.clear(this.id);
    this.state.changes.notify();
    if (root) await this.interactions.close(root, true);
  }

  /**
   * The newest button of that text that they can see, in an open modal or Home tab first. A dialog is confirmed
   * unless told not to.
   */
  async presses(text: string, how: { on?: string; confirm?: boolean } & Patience = {}): Promise<void> {
    const button = await this.#finds(text, how);
    if (button.pressable.element.confirm && how.confirm === false) return;
    await this.#press(button);
  }

  /** A double click: the second leaves before the first has been answered. */
  async pressesTwice(text: string, how: { on?: string } & Patience = {}): Promise<void> {
    const button = await this.#finds(text, how);
    await Promise.all([this.#press(button), this.#press(button)]);
  }

  /** Keeps a button as it stands now, to press it once its message has moved on. */
  async remembers(text: string, how: { on?: string } & Patience = {}): Promise<{ press(): Promise<void> }> {
    const button = await this.#finds(text, how);
    return { press: () => this.#press(button) };
  }

  /** The dialog that a button would show. */
  async confirmation(text: string, how: { on?: string } & Patience = {}): Promise<string | undefined> {
    const { pressable } = await this.#finds(text, how);
    const { confirm } = pressable.element;
    return confirm && [confirm.title, confirm.text].map((one) => worded(one, this.reader())).join('\n');
  }

  /** Leaves their desk: Slack shows them as away. */
  goesAway(): void {
    this.member.presence = 'away';
    this.state.changes.notify();
  }

  /** Is at their desk again, where they may be disturbed. */
  returns(): void {
    this.member.presence = 'active';
    this.member.doNotDisturb = undefined;
    this.state.changes.notify();
  }

  /** Pauses their notifications, from now unless told otherwise. */
  doNotDisturb(until: Date, { from = this.state.clock.now() }: { from?: Date } = {}): void {
    this.member.doNotDisturb = { from, until };
    this.state.changes.notify();
  }

  /** Reloads Slack: what was shown to them alone is gone. */
  reloads(): void {
    this.state.ephemerals.forget(this.id);
    this.state.changes.notify();
  }

  async #finds(text: string, { on, within = this.patience }: { on?: string } & Patience) {
    this.refuseIfGone();
    const look = () =>
      this.seen()
        .flatMap((seen) => this.#searched(seen, on))
        .flatMap(({ seen, blocks }) =>
          pressablesOf(blocks, this.reader()).map((pressable) => ({ seen, pressable })),
        )
        .find(({ pressable }) => pressable.text === text);
    return this.until(look, within, () => this.missing(`a button "${text}"${on ? ` on "${on}"` : ''}`));
  }

  /** Where in it to look: under the words; failing that in all of a message, which is about one thing. */
  #searched(seen: Seen, on: string | undefined): { seen: Seen; blocks: Block[] }[] {
    if (on === undefined) return [{ seen, blocks: seen.blocks }];
    if (!seen.text.includes(on)) return [];
    const under = { seen, blocks: blocksUnder(on, seen.blocks, this.reader()) };
    return seen.place.kind === 'view' ? [under] : [under, { seen, blocks: seen.blocks }];
  }

  async #press({ seen, pressable }: { seen: Seen; pressable: Pressable }): Promise<void> {
    this.refuseIfGone();
    const { element, block, option } = pressable;
    const chosen = option && { value: { type: element.type, selected_option: option } };
    await this.interactions.use(this.id, seen.place, { element, blockId: block.block_id, ...chosen });
  }

  async #enters(place: Place, field: Field, entry: Entry, enter = false): Promise<void> {
    this.refuseIfGone();
    const { block, element } = field;
    const used: Used = { element, blockId: block.block_id };
    const offered = await offer(element, entry, async (typed) =>
      allOffered(await this.interactions.suggestions(this.id, place, used, typed)),
    );
    const { value, place: now } = fill(this.state, this.id, place, field, entry, offered);
    this.state.changes.notify();
    if (isReported(field, enter)) await this.interactions.use(this.id, now, { ...used, value });
  }

  async #submits(times: number, { within = this.patience }: Patience): Promise<void> {
    this.refuseIfGone();
    const top = () => this.state.modals.top(this.id);
    const open = await this.until(top, within, () => this.missing('a modal to submit'));
    if (!open.view.submit) throw new Error(`The modal "${open.view.title?.text}" has no submit.`);
    const errors = clientErrors(open);
    if (errors.size > 0) {
      open.errors = errors;
      this.state.changes.notify();
      return;
    }
    await this.interactions.submit(open, times);
  }

  #openModal(): OpenView {
    this.refuseIfGone();
    const open = this.state.modals.top(this.id);
    if (!open) throw new Error(this.missing('a modal to close'));
    return open;
  }

  #noField(label: string): string {
    const { modal } = this;
    if (!modal) return this.missing(`a modal with a field "${label}"`);
    return `The modal "${modal.title}" has no field "${label}". It has: ${modal.labels.join(', ')}`;
  }
}

import { allOffered, type Offered, type Option } from '../blocks.ts';
import type { Interactions } from '../delivery/interactions.ts';
import type { Place, Used } from '../delivery/payloads.ts';
import type { Member } from '../directory.ts';
import type { State } from '../state.ts';
import { valueAt } from '../view-values.ts';
import { isReported } from './fields.ts';
import { kept } from './filling.ts';
import { Opener } from './opener.ts';
import { clientErrors } from './required.ts';
import { controlIn, type Handle, openView, placeOf } from './seat-places.ts';
import { type SeatEntry, seatValue } from './seat-values.ts';
import { SeatWriter } from './seat-writer.ts';

/** Slack asks the app once so much has been typed, unless the element says otherwise. */
const asksFrom = 3;

/**
 * Somebody at Slack's own client, who acts by ids on what they touch. Every act throws a sentence for them where it
 * cannot be done, and resolves once the app has acknowledged it.
 */
export class Seat extends SeatWriter {
  readonly #interactions: Interactions;
  readonly #opener: Opener;
  /** What the app has offered this person, by view or message and control. */
  readonly #suggested = new Map<string, Map<string, Option>>();

  constructor(state: State, interactions: Interactions, member: Member) {
    super(state, member);
    this.#interactions = interactions;
    this.#opener = new Opener(state, interactions, member);
  }

  /** A line that begins with a slash. In a thread it comes to nothing, as in Slack's own client. */
  async command(conversationId: string, line: string, thread?: string): Promise<void> {
    const channel = this.conversation(conversationId);
    const [command = ''] = line.split(/\s/);
    if (!command.startsWith('/')) throw new Error('A command begins with a slash.');
    if (thread === undefined) return this.#opener.types(line, { in: channel.id });
    this.refuseIfGone();
    const words = `${command} is not supported in threads. Sorry!`;
    const isBegun = this.state.messages.replies(channel.id, thread).length > 0;
    this.#interactions.fromSlackbot(this.id, channel, words, isBegun ? thread : undefined);
  }

  /** A button, or an entry of an overflow menu by its value. */
  async press(handle: Handle, option?: string): Promise<void> {
    this.refuseIfGone();
    const place = placeOf(this.state, this.id, handle.place);
    const { block, element } = controlIn(place, handle);
    const used: Used = { element, blockId: block.block_id };
    if (element.type !== 'overflow') return void (await this.#interactions.use(this.id, place, used));
    const chosen = element.options?.find(({ value }) => value === option);
    if (!chosen) throw new Error('That choice is no longer offered. Look again.');
    const value = { type: element.type, selected_option: chosen };
    await this.#interactions.use(this.id, place, { ...used, value });
  }

  /** Sets a value, at once; then the app is told, where it has asked to be. */
  async enter(handle: Handle, entry: SeatEntry, isEnter = false): Promise<void> {
    this.refuseIfGone();
    const place = placeOf(this.state, this.id, handle.place);
    const { block, element } = controlIn(place, handle);
    const offered = [...this.#heldIn(place, handle), ...this.#offeredIn(handle), ...allOffered(element)];
    const value = seatValue(this.state, this.id, element, entry, offered);
    const now = kept(this.state, this.id, place, block, element, value);
    this.state.changes.notify();
    if (isReported({ label: '', block, element }, isEnter))
      await this.#interactions.use(this.id, now, { element, blockId: block.block_id, value });
  }

  /** What the app offers in an external menu for what has been typed. */
  async suggest(handle: Handle, typed: string): Promise<Offered> {
    this.refuseIfGone();
    const place = placeOf(this.state, this.id, handle.place);
    const { block, element } = controlIn(place, handle);
    const least = typeof element.min_query_length === 'number' ? element.min_query_length : asksFrom;
    if (typed.length < least) return { options: [] };
    const used: Used = { element, blockId: block.block_id };
    const offered = await this.#interactions.suggestions(this.id, place, used, typed);
    const known = this.#suggested.get(keyOf(handle)) ?? new Map<string, Option>();
    for (const option of allOffered(offered)) known.set(option.value, option);
    this.#suggested.set(keyOf(handle), known);
    return offered;
  }

  /** The modal's submit. Slack's own client first asks for what is required. */
  async submit(viewId: string): Promise<void> {
    this.refuseIfGone();
    const open = openView(this.state, this.id, viewId);
    if (open !== this.state.modals.top(this.id)) throw new Error('Another form is open on top of this one.');
    if (!open.view.submit) throw new Error('This form cannot be submitted.');
    const errors = clientErrors(open);
    if (errors.size === 0) return this.#interactions.submit(open);
    open.errors = errors;
    this.state.changes.notify();
  }

  /** The modal's Cancel: it goes, and what stands on it. */
  async cancel(viewId: string): Promise<void> {
    this.refuseIfGone();
    const open = openView(this.state, this.id, viewId);
    if (open.view.clear_on_close) this.state.modals.clear(this.id);
    else this.state.modals.close(open);
    this.state.changes.notify();
    await this.#interactions.close(open, false);
  }

  /** The X in the corner: every modal goes, and the app hears of the first. */
  async closeAll(): Promise<void> {
    this.refuseIfGone();
    const [root] = this.state.modals.stack(this.id);
    this.state.modals.clear(this.id);
    this.state.changes.notify();
    if (root) await this.#interactions.close(root, true);
  }

  /** By its callback_id; a message shortcut says on which message. */
  async shortcut(callbackId: string, on?: { conversation: string; ts: string }): Promise<void> {
    this.refuseIfGone();
    const type = on ? 'message' : 'global';
    const known = this.state.options.manifest.features?.shortcuts?.find(
      (one) => one.callback_id === callbackId && one.type === type,
    );
    if (!known || !this.state.scopes.has('commands')) throw new Error('There is no such shortcut.');
    if (!on) return this.#interactions.shortcut(this.id, known);
    const place = placeOf(this.state, this.id, { kind: 'message', ...on });
    if (place.kind === 'message') await this.#interactions.shortcut(this.id, known, place);
  }

  openHome(): Promise<void> {
    return this.#opener.opensHome();
  }

  openMessages(): Promise<void> {
    return this.#opener.opensMessages();
  }

  #offeredIn(handle: Handle): Option[] {
    return [...(this.#suggested.get(keyOf(handle))?.values() ?? [])];
  }

  /** What is chosen already may stay chosen, though the app would offer it no more. */
  #heldIn(place: Place, { block, action }: Handle): Option[] {
    const values = place.kind === 'view' ? place.open.values : place.values;
    const held = valueAt(values, block, action);
    return [held?.selected_option, held?.selected_options].flat().filter((one) => isOption(one));
  }
}

const isOption = (held: unknown): held is Option =>
  typeof held === 'object' && held !== null && 'value' in held && 'text' in held;

const keyOf = ({ place, block, action }: Handle): string =>
  JSON.stringify([place.kind === 'view' ? place.view : place.ts, block, action]);

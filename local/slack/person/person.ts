import type { Conversation } from '../conversations.ts';
import type { Interactions } from '../delivery/interactions.ts';
import type { Place, Used } from '../delivery/payloads.ts';
import type { Member } from '../directory.ts';
import { described, type OpenView } from '../modals.ts';
import { type Reader, valueText, worded } from '../plain-text.ts';
import { postAsPerson } from '../posting.ts';
import type { State } from '../state.ts';
import { type Field, fieldCalled, fieldsOf, type Pressable, pressablesOf } from './fields.ts';
import { fill, offer } from './filling.ts';
import { clientErrors } from './required.ts';
import { conversationsOf, everythingSeen, ofView, readerFor, type Seen, seenIn } from './sight.ts';
import { until } from './until.ts';
import type { Entry } from './values.ts';

export interface ModalSeen {
  title: string;
  text: string;
  labels: string[];
  /** label → what stands in the field. */
  values: Record<string, string>;
  /** label → what stands under the field. */
  errors: Record<string, string>;
  buttons: string[];
  trouble?: string;
}

interface Patience {
  /** Real milliseconds. */
  within?: number;
}

/**
 * Someone at their Slack. Every act waits for what it needs to be there (the modal, the field, the button),
 * and then for the app's acks; what the app does after an ack is waited for with `sees`.
 */
export class Person {
  readonly id: string;
  readonly name: string;
  /** How long, in real milliseconds, an act or a look waits for what it needs. */
  patience = 5000;
  #state: State;
  #interactions: Interactions;
  #member: Member;

  constructor(state: State, interactions: Interactions, member: Member) {
    this.#state = state;
    this.#interactions = interactions;
    this.#member = member;
    this.id = member.id;
    this.name = member.realName;
  }

  // What they type

  /** A slash command; without `in`, in their direct messages with the app. */
  async types(line: string, where: { in?: string } = {}): Promise<void> {
    this.#refuseIfGone();
    const channel = this.#conversation(where.in);
    const [, command = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(line) ?? [];
    if (!command) throw new Error(`"${line}" is no slash command; use posts() for a message.`);
    const known = this.#state.options.manifest.features?.slash_commands?.find(
      (one) => one.command === command,
    );
    if (!known || !this.#state.scopes.has('commands')) {
      return this.#interactions.fromSlackbot(this.id, channel, `${command} is not a valid command.`);
    }
    await this.#interactions.command(
      this.id,
      channel,
      command,
      known.should_escape ? this.#linked(text) : text,
    );
  }

  async posts(text: string, where: { in?: string } = {}): Promise<void> {
    this.#refuseIfGone();
    await postAsPerson(this.#state, this.#conversation(where.in), this.id, this.#linked(escaped(text)));
  }

  /** A reply in the thread of the newest message that contains `to`. */
  async replies(text: string, { to, within }: { to: string } & Patience): Promise<void> {
    this.#refuseIfGone();
    const { place } = await this.sees(to, { ...(within !== undefined && { within }), only: 'message' });
    if (place.kind !== 'message') throw new Error(`"${to}" is no message to reply to.`);
    const parent = place.message.thread_ts ?? place.message.ts;
    await postAsPerson(this.#state, place.channel, this.id, this.#linked(escaped(text)), parent);
  }

  // What they fill in

  /** Sets the field with this label in the open modal. */
  async fills(label: string, entry: Entry, { within = this.patience }: Patience = {}): Promise<void> {
    const look = () => {
      const top = this.#state.modals.top(this.id);
      const field = top && fieldCalled(label, fieldsOf(top.view.blocks, this.#reader()));
      return field && { top, field };
    };
    const { top, field } = await this.#until(look, within, () => this.#noField(label));
    await this.#enters({ kind: 'view', open: top }, field, entry);
  }

  /** Chooses in a menu on a message or the Home tab: by its placeholder, or by the text it stands beside. */
  async chooses(
    label: string,
    entry: Entry,
    { on, within = this.patience }: { on?: string } & Patience = {},
  ) {
    const look = () =>
      this.#seen()
        .filter(({ text }) => on === undefined || text.includes(on))
        .map((seen) => ({ seen, field: fieldCalled(label, fieldsOf(seen.blocks, this.#reader())) }))
        .find(({ field }) => field);
    const { seen, field } = await this.#until(look, within, () => this.#missing(`a menu "${label}"`));
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
    if (open.view.clear_on_close) this.#state.modals.clear(this.id);
    else this.#state.modals.close(open);
    this.#state.changes.notify();
    await this.#interactions.close(open, false);
  }

  /** The X in the corner: every modal goes, and the app hears of the first. */
  async closesAll(): Promise<void> {
    this.#openModal();
    const [root] = this.#state.modals.stack(this.id);
    this.#state.modals.clear(this.id);
    this.#state.changes.notify();
    if (root) await this.#interactions.close(root, true);
  }

  // What they press

  /** The newest button of that text that they can see, in an open modal first. A dialog is confirmed unless told not to. */
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
    return confirm && [confirm.title, confirm.text].map((one) => worded(one, this.#reader())).join('\n');
  }

  /** A shortcut by its name; a message shortcut needs `on`. */
  async runs(name: string, { on, within = this.patience }: { on?: string } & Patience = {}): Promise<void> {
    this.#refuseIfGone();
    const shortcuts = this.#state.options.manifest.features?.shortcuts ?? [];
    const shortcut = shortcuts.find(
      (one) => one.name === name && (one.type === 'message') === (on !== undefined),
    );
    if (!shortcut)
      throw new Error(`There is no such shortcut. There are: ${shortcuts.map((one) => one.name).join(', ')}`);
    if (on === undefined) return this.#interactions.shortcut(this.id, shortcut);
    const { place } = await this.sees(on, { within, only: 'message' });
    if (place.kind === 'message') await this.#interactions.shortcut(this.id, shortcut, place);
  }

  async opensHome(): Promise<void> {
    this.#refuseIfGone();
    const home = this.#state.modals.home(this.id);
    const { team, app } = this.#state.options;
    await this.#state.announce({
      type: 'app_home_opened',
      user: this.id,
      channel: this.#conversation(undefined).id,
      tab: 'home',
      ...(home && { view: described(home, { teamId: team.id, appId: app.id, botId: this.#state.botId }) }),
    });
  }

  // What they see

  /** Resolves as soon as something visible to them contains the text. */
  async sees(
    text: string | RegExp,
    how: { in?: string; only?: Seen['kind']; within?: number } = {},
  ): Promise<Seen> {
    const look = () =>
      this.#seen(how.in).find((seen) => (!how.only || seen.kind === how.only) && contains(seen.text, text));
    return this.#until(look, how.within ?? this.patience, () => this.#missing(String(text)));
  }

  /** Throws if it is visible now. */
  seesNot(text: string | RegExp, where: { in?: string } = {}): void {
    const seen = this.#seen(where.in).find((one) => contains(one.text, text));
    if (seen) throw new Error(`${this.name} sees what they should not (${String(text)}):\n${seen.text}`);
  }

  /** The open modal on top. */
  get modal(): ModalSeen | undefined {
    const open = this.#state.modals.top(this.id);
    if (!open) return undefined;
    const reader = this.#reader();
    const fields = fieldsOf(open.view.blocks, reader);
    const value = ({ block, element }: Field) => open.values[block.block_id]?.[element.action_id];
    return {
      title: worded(open.view.title, reader),
      text: ofView(this.#state, open).text,
      labels: fields.map(({ label }) => label),
      values: Object.fromEntries(fields.map((field) => [field.label, valueText(value(field), reader)])),
      errors: Object.fromEntries(
        fields.flatMap(({ label, block }) => {
          const error = open.errors[block.block_id];
          return error === undefined ? [] : [[label, error]];
        }),
      ),
      buttons: pressablesOf(open.view.blocks, reader).map((one) => one.text),
      ...(open.trouble !== undefined && { trouble: open.trouble }),
    };
  }

  /** What stands under the fields of the open modal, by label. */
  errors(): Record<string, string> {
    return this.modal?.errors ?? {};
  }

  /** A conversation in lines, replies indented; without a name, their direct messages with the app. */
  messages(channel?: string): string[] {
    return seenIn(this.#state, this.id, this.#conversation(channel)).flatMap(indented);
  }

  /** Everything they can see, as text. */
  screen(): string {
    const channels = conversationsOf(this.#state, this.id).map((channel) => [
      this.#title(channel),
      ...seenIn(this.#state, this.id, channel).flatMap(indented),
    ]);
    const home = this.#state.modals.home(this.id);
    const modals = this.#state.modals.stack(this.id);
    const views = [...(home ? [home] : []), ...modals].map((open) => {
      const name = open.view.type === 'home' ? 'Home' : 'Modal';
      return [`── ${name} ──`, ...ofView(this.#state, open).lines.map((line) => `  ${line}`)];
    });
    return [...channels.filter((lines) => lines.length > 1), ...views]
      .map((lines) => lines.join('\n'))
      .join('\n\n');
  }

  #seen(where?: string): Seen[] {
    if (where === undefined) return everythingSeen(this.#state, this.id);
    return seenIn(this.#state, this.id, this.#conversation(where)).reverse();
  }

  async #finds(text: string, { on, within = this.patience }: { on?: string } & Patience) {
    this.#refuseIfGone();
    const look = () =>
      this.#seen()
        .filter((seen) => on === undefined || seen.text.includes(on))
        .flatMap((seen) =>
          pressablesOf(seen.blocks, this.#reader()).map((pressable) => ({ seen, pressable })),
        )
        .find(({ pressable }) => pressable.text === text);
    return this.#until(look, within, () => this.#missing(`a button "${text}"${on ? ` on "${on}"` : ''}`));
  }

  async #press({ seen, pressable }: { seen: Seen; pressable: Pressable }): Promise<void> {
    const { element, block, option } = pressable;
    const chosen = option && { value: { type: element.type, selected_option: option } };
    await this.#interactions.use(this.id, seen.place, { element, blockId: block.block_id, ...chosen });
  }

  async #enters(place: Place, field: Field, entry: Entry): Promise<void> {
    this.#refuseIfGone();
    const { block, element } = field;
    const used: Used = { element, blockId: block.block_id };
    const offered = await offer(element, entry, (typed) =>
      this.#interactions.suggestions(this.id, place, used, typed),
    );
    const { value, place: now } = fill(this.#state, this.id, place, field, entry, offered);
    this.#state.changes.notify();
    const isReported = block.type !== 'input' || block.dispatch_action === true;
    if (isReported) await this.#interactions.use(this.id, now, { ...used, value });
  }

  async #submits(times: number, { within = this.patience }: Patience): Promise<void> {
    this.#refuseIfGone();
    const top = () => this.#state.modals.top(this.id);
    const open = await this.#until(top, within, () => this.#missing('a modal to submit'));
    if (!open.view.submit) throw new Error(`The modal "${open.view.title?.text}" has no submit.`);
    const errors = clientErrors(open);
    if (Object.keys(errors).length > 0) {
      open.errors = errors;
      this.#state.changes.notify();
      return;
    }
    await this.#interactions.submit(open, times);
  }

  #openModal(): OpenView {
    this.#refuseIfGone();
    const open = this.#state.modals.top(this.id);
    if (!open) throw new Error(this.#missing('a modal to close'));
    return open;
  }

  #until<Found>(look: () => Found | undefined, ms: number, otherwise: () => string): Promise<Found> {
    return until(this.#state.changes, look, ms, otherwise);
  }

  #reader(): Reader {
    return readerFor(this.#state, this.id);
  }

  #conversation(nameOrId: string | undefined): Conversation {
    if (nameOrId === undefined) return this.#state.conversations.withApp([this.id]);
    const found = this.#state.conversations.find(nameOrId);
    if (found?.members.has(this.id)) return found;
    throw new Error(`${this.name} is in no channel called ${nameOrId}.`);
  }

  #title({ kind, name, members }: Conversation): string {
    if (kind === 'im') return `── ${this.#state.options.app.name} ──`;
    const others = [...members].filter((id) => id !== this.id).map((id) => this.#reader().user(id));
    return `── ${kind === 'mpim' ? others.join(', ') : `#${name}`} ──`;
  }

  /** @handles and #channels that exist become live, as in Slack's composer. */
  #linked(text: string): string {
    return text
      .replace(/(^|\s)@([\w.-]+)/g, (whole, before, name) => {
        const member = this.#state.directory.find(name);
        return member ? `${before}<@${member.id}>` : whole;
      })
      .replace(/(^|\s)#([\w-]+)/g, (whole, before, name) => {
        const channel = this.#state.conversations.find(name);
        return channel ? `${before}<#${channel.id}|${channel.name}>` : whole;
      });
  }

  #noField(label: string): string {
    const { modal } = this;
    if (!modal) return this.#missing(`a modal with a field "${label}"`);
    return `The modal "${modal.title}" has no field "${label}". It has: ${modal.labels.join(', ')}`;
  }

  #missing(what: string): string {
    return `${this.name} does not see ${what}. They see:\n${this.screen() || '(nothing)'}`;
  }

  #refuseIfGone(): void {
    if (this.#member.deleted) throw new Error(`${this.name} is deactivated.`);
  }
}

const contains = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const indented = ({ lines, isReply }: Seen): string[] =>
  lines.map((line, index) => `${isReply ? '    ' : '  '}${index > 0 ? '  ' : ''}${line}`);

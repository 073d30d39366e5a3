import type { Conversation } from '../conversations.ts';
import type { Member } from '../directory.ts';
import { type Reader, valueText, worded } from '../plain-text.ts';
import type { State } from '../state.ts';
import { shownValues, valueAt } from '../view-values.ts';
import { type Field, fieldsOf, pressablesOf } from './fields.ts';
import { conversationsOf, everythingSeen, ofView, readerFor, type Seen, seenIn } from './sight.ts';
import { until } from './until.ts';

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

/** What someone sees, and how they wait to see it. */
export class Onlooker {
  readonly id: string;
  readonly name: string;
  /** How long, in real milliseconds, an act or a look waits for what it needs. */
  patience = 5000;
  protected readonly state: State;

  constructor(state: State, member: Member) {
    this.state = state;
    this.id = member.id;
    this.name = member.realName;
  }

  /** Resolves as soon as something visible to them contains the text. */
  async sees(
    text: string | RegExp,
    how: { in?: string; only?: Seen['kind']; within?: number } = {},
  ): Promise<Seen> {
    const look = () =>
      this.seen(how.in).find((seen) => (!how.only || seen.kind === how.only) && contains(seen.text, text));
    return this.until(look, how.within ?? this.patience, () => this.missing(String(text)));
  }

  /** Throws if it is visible now. */
  seesNot(text: string | RegExp, where: { in?: string } = {}): void {
    const seen = this.seen(where.in).find((one) => contains(one.text, text));
    if (seen) throw new Error(`${this.name} sees what they should not (${String(text)}):\n${seen.text}`);
  }

  /** The open modal on top. */
  get modal(): ModalSeen | undefined {
    const open = this.state.modals.top(this.id);
    if (!open) return undefined;
    const reader = this.reader();
    const fields = fieldsOf(open.view.blocks, reader);
    const shown = shownValues(open);
    const value = ({ block, element }: Field) => valueAt(shown, block.block_id, element.action_id);
    return {
      title: worded(open.view.title, reader),
      text: ofView(this.state, open).text,
      labels: fields.map(({ label }) => label),
      values: Object.fromEntries(fields.map((field) => [field.label, valueText(value(field), reader)])),
      errors: Object.fromEntries(
        fields.flatMap(({ label, block }) => {
          const error = open.errors.get(block.block_id);
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
    return seenIn(this.state, this.id, this.conversation(channel)).flatMap(indented);
  }

  /** Everything they can see, as text; the Home tab while it is the open one. */
  screen(): string {
    const channels = conversationsOf(this.state, this.id).map((channel) => [
      this.#title(channel),
      ...seenIn(this.state, this.id, channel).flatMap(indented),
    ]);
    const home = this.state.modals.atHome.has(this.id) ? this.state.modals.home(this.id) : undefined;
    const modals = this.state.modals.stack(this.id);
    const views = [...(home ? [home] : []), ...modals].map((open) => {
      const name = open.view.type === 'home' ? 'Home' : 'Modal';
      return [`── ${name} ──`, ...ofView(this.state, open).lines.map((line) => `  ${line}`)];
    });
    return [...channels.filter((lines) => lines.length > 1), ...views]
      .map((lines) => lines.join('\n'))
      .join('\n\n');
  }

  protected seen(where?: string): Seen[] {
    if (where === undefined) return everythingSeen(this.state, this.id);
    return seenIn(this.state, this.id, this.conversation(where)).reverse();
  }

  protected until<Found>(look: () => Found | undefined, ms: number, otherwise: () => string): Promise<Found> {
    return until(this.state.changes, look, ms, otherwise);
  }

  protected reader(): Reader {
    return readerFor(this.state, this.id);
  }

  protected conversation(nameOrId: string | undefined): Conversation {
    if (nameOrId === undefined) return this.state.conversations.withApp([this.id]);
    const found = this.state.conversations.find(nameOrId);
    if (found?.members.has(this.id)) return found;
    throw new Error(`${this.name} is in no channel called ${nameOrId}.`);
  }

  #title({ kind, name, members }: Conversation): string {
    if (kind === 'im') return `── ${this.state.options.app.name} ──`;
    const others = [...members].filter((id) => id !== this.id).map((id) => this.reader().user(id));
    return `── ${kind === 'mpim' ? others.join(', ') : `#${name}`} ──`;
  }

  protected missing(what: string): string {
    return `${this.name} does not see ${what}. They see:\n${this.screen() || '(nothing)'}`;
  }
}

const contains = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const indented = ({ lines, isReply }: Seen): string[] =>
  lines.map((line, index) => `${isReply ? '    ' : '  '}${index > 0 ? '  ' : ''}${line}`);

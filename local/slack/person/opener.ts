import type { Interactions } from '../delivery/interactions.ts';
import { asView } from '../delivery/payloads.ts';
import type { Member } from '../directory.ts';
import type { Json } from '../json.ts';
import type { State } from '../state.ts';
import { linked } from './composer.ts';
import { type Patience, Writer } from './writer.ts';

/** How someone turns to the app unasked: by a command, a shortcut, or its own place in Slack. */
export class Opener extends Writer {
  protected readonly interactions: Interactions;

  constructor(state: State, interactions: Interactions, member: Member) {
    super(state, member);
    this.interactions = interactions;
  }

  /** A slash command; without `in`, in their direct messages with the app. Under a message it comes to nothing. */
  async types(line: string, { under, ...where }: { in?: string; under?: string } = {}): Promise<void> {
    this.refuseIfGone();
    const [, command = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(line) ?? [];
    if (!command) throw new Error(`"${line}" is no slash command; use posts() for a message.`);
    if (under !== undefined) return this.#typesInThread(command, under, where);
    const channel = this.conversation(where.in);
    if (command === '/me') return this.does(text, channel);
    const known = this.state.options.manifest.features?.slash_commands?.find(
      (one) => one.command === command,
    );
    if (!known || !this.state.scopes.has('commands')) {
      return this.interactions.fromSlackbot(this.id, channel, `${command} is not a valid command.`);
    }
    await this.interactions.command(
      this.id,
      channel,
      command,
      known.should_escape ? linked(this.state, text) : text,
    );
  }

  /** A shortcut by its name; a message shortcut needs `on`, any message that they can see, the newest first. */
  async runs(name: string, { on, ...how }: { on?: string; in?: string } & Patience = {}): Promise<void> {
    this.refuseIfGone();
    const offered = this.state.scopes.has('commands')
      ? (this.state.options.manifest.features?.shortcuts ?? [])
      : [];
    const type = on === undefined ? 'global' : 'message';
    const shortcut = offered.find(
      (one) => one.name.toLowerCase() === name.toLowerCase() && one.type === type,
    );
    if (!shortcut) {
      const there = offered.map((one) => `${one.name} (${one.type})`).join(', ') || 'none';
      throw new Error(`There is no ${type} shortcut "${name}". There are: ${there}.`);
    }
    if (on === undefined) return this.interactions.shortcut(this.id, shortcut);
    const { place } = await this.sees(on, { ...how, only: 'message' });
    if (place.kind === 'message') await this.interactions.shortcut(this.id, shortcut, place);
  }

  /** Turns to the app's Home tab, and stays there until they open its messages. */
  async opensHome(): Promise<void> {
    this.refuseIfGone();
    const { app, manifest } = this.state.options;
    if (!manifest.features?.app_home?.home_tab_enabled) throw new Error(`${app.name} has no Home tab.`);
    this.state.modals.atHome.add(this.id);
    this.state.changes.notify();
    const home = this.state.modals.home(this.id);
    await this.#opens('home', home && { view: asView(this.state, home) });
  }

  /** Turns to their direct messages with the app. */
  async opensMessages(): Promise<void> {
    this.refuseIfGone();
    const { app, manifest } = this.state.options;
    if (manifest.features?.app_home?.messages_tab_enabled === false)
      throw new Error(`${app.name} has no Messages tab.`);
    this.state.modals.atHome.delete(this.id);
    this.state.changes.notify();
    await this.#opens('messages');
  }

  /** Slack's own client does not let commands go from a thread. */
  async #typesInThread(command: string, under: string, where: { in?: string }): Promise<void> {
    const { channel } = await this.sees(under, { ...where, only: 'message' });
    const words = `${command} is not supported in threads. Sorry!`;
    this.interactions.fromSlackbot(this.id, channel ?? this.conversation(where.in), words);
  }

  #opens(tab: 'home' | 'messages', more?: { view: Json }): Promise<void> {
    const channel = this.conversation(undefined).id;
    return this.state.announce({ type: 'app_home_opened', user: this.id, channel, tab, ...more });
  }
}

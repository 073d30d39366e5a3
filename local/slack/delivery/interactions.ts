import type { Offered } from '../blocks.ts';
import type { Conversation } from '../conversations.ts';
import { isRecord, type Json } from '../json.ts';
import type { Message } from '../messages.ts';
import type { OpenView } from '../modals.ts';
import type { Shortcut } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { isMessage, say } from '../response-urls.ts';
import type { State } from '../state.ts';
import { offeredIn } from '../validation.ts';
import type { Deliveries, Kind, Outcome } from './deliveries.ts';
import * as payloads from './payloads.ts';
import { applySubmissionAnswer, troubleConnecting } from './submission-answer.ts';

/** What a person's acts send to the app, and what Slack does with the answers. */
export class Interactions {
  #state: State;
  #deliveries: Deliveries;

  constructor(state: State, deliveries: Deliveries) {
    this.#state = state;
    this.#deliveries = deliveries;
  }

  async command(userId: string, channel: Conversation, command: string, text: string): Promise<void> {
    const payload = payloads.slashCommand(this.#state, userId, channel, command, text);
    const outcome = await this.#send(`${command} by ${userId}`, payload, 'slash_commands');
    if (!outcome.acked)
      return this.fromSlackbot(userId, channel, `${command} failed with the error "${outcome.why}"`);
    if (!isMessage(outcome.answer)) return;
    try {
      say(this.#state, { channelId: channel.id, userId }, outcome.answer);
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused;
      this.#state.complain(`The answer to ${command} was refused: ${refused.error}`);
    }
  }

  async use(userId: string, place: payloads.Place, used: payloads.Used): Promise<Outcome> {
    const payload = payloads.blockActions(this.#state, userId, place, used);
    const about = `block_actions ${used.element.action_id} by ${userId}`;
    const outcome = await this.#send(about, payload);
    this.#expectNoBody(about, outcome);
    if (outcome.acked) return outcome;
    // Slack marks the button; the person has to know somehow that nothing came of it.
    if (place.kind === 'view') place.open.trouble = troubleConnecting;
    else this.#state.warned.add(`${userId}/${payloads.tsOf(place)}`);
    this.#state.changes.notify();
    return outcome;
  }

  async submit(open: OpenView, times = 1): Promise<void> {
    for (const id of filesIn(open)) this.#state.files.give(id);
    const payload = payloads.viewSubmission(this.#state, open);
    const about = `view_submission ${open.view.callback_id ?? open.id} by ${open.userId}`;
    const sent = Array.from({ length: times }, () => this.#send(about, payload));
    await Promise.all(
      sent.map(async (one) => {
        const outcome = await one;
        if (!outcome.acked) open.trouble = troubleConnecting;
        else applySubmissionAnswer(this.#state, open, outcome.answer);
        this.#state.changes.notify();
      }),
    );
  }

  async close(open: OpenView, isCleared: boolean): Promise<void> {
    if (!open.view.notify_on_close) return;
    const payload = payloads.viewClosed(this.#state, open, isCleared);
    const about = `view_closed ${open.view.callback_id ?? open.id} by ${open.userId}`;
    this.#expectNoBody(about, await this.#send(about, payload));
  }

  async shortcut(
    userId: string,
    shortcut: Shortcut,
    on?: { channel: Conversation; message: Message },
  ): Promise<void> {
    const payload = on
      ? payloads.messageShortcut(this.#state, userId, shortcut, on.channel, on.message)
      : payloads.globalShortcut(this.#state, userId, shortcut);
    const about = `${String(payload.type)} ${shortcut.callback_id} by ${userId}`;
    const outcome = await this.#send(about, payload);
    this.#expectNoBody(about, outcome);
    if (outcome.acked) return;
    const channel = on?.channel ?? this.#state.conversations.withApp([userId]);
    this.fromSlackbot(userId, channel, `${shortcut.name} failed with the error "${outcome.why}"`);
  }

  /** What the app offers in an external select for what has been typed. */
  async suggestions(
    userId: string,
    place: payloads.Place,
    used: payloads.Used,
    typed: string,
  ): Promise<Offered> {
    const payload = payloads.blockSuggestion(this.#state, userId, place, used, typed);
    const about = `block_suggestion ${used.element.action_id} by ${userId}`;
    const outcome = await this.#send(about, payload);
    if (!outcome.acked) return { options: [] };
    const offered = offeredIn(outcome.answer);
    if (typeof offered !== 'string') return offered;
    this.#state.complain(`${about} was answered with what is no list of up to 100 options: ${offered}`);
    return { options: [] };
  }

  fromSlackbot(userId: string, channel: Conversation, text: string, threadTs?: string): void {
    const ts = this.#state.ids.ts();
    const thread = threadTs !== undefined && { threadTs };
    this.#state.ephemerals.show({ ts, channelId: channel.id, userId, from: 'slackbot', text, ...thread });
    this.#state.changes.notify();
  }

  /** Whoever acts waits for the first; in disorder come copies that nobody waits for. */
  #send(about: string, payload: Json, kind: Kind = 'interactive'): Promise<Outcome> {
    const { disorder } = this.#deliveries;
    if (disorder && !disorder.sparesInteractions)
      for (const delay of disorder.delays().slice(1))
        this.#deliveries.later(delay, () => void this.#deliveries.send(kind, about, payload));
    return this.#deliveries.send(kind, about, payload);
  }

  #expectNoBody(about: string, outcome: Outcome): void {
    if (!outcome.acked || !isMessage(outcome.answer)) return;
    this.#state.complain(`${about} was acknowledged with a body, which Slack ignores.`);
  }
}

/** What a form brings, the app can fetch once it is sent. */
const filesIn = ({ values }: OpenView): string[] =>
  Object.values(values)
    .flatMap((block) => Object.values(block))
    .flatMap(({ files }) => (Array.isArray(files) ? files : []))
    .flatMap((file: unknown) => (isRecord(file) && typeof file.id === 'string' ? [file.id] : []));

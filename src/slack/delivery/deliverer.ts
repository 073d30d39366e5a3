import type { WebClient } from '@slack/web-api';
import * as delivery from '../../domain/delivery.ts';
import { dueAtOf, type Message, toSay } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import { plusMs } from '../../domain/times.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { Workers } from '../../store/workers.ts';
import { type Outcome, outcomeOf } from '../errors.ts';
import { type Rendered, rendered } from '../face.ts';
import { targetText } from '../target.ts';
import type { Conversations } from './conversations.ts';
import { Lanes } from './lanes.ts';
import { Leases } from './leases.ts';
import type { Deliverable } from './message-kind.ts';
import type { Pace } from './pace.ts';
import { type Place, post, readBack, redraw } from './post.ts';

const throwsBeforeFailing = 5;
const afterAThrowMs = 10_000;
// Between our clock, corrected to the store's, and Slack's timestamps.
const clockSlackMs = 120_000;
// A card that Slack will not edit any more stands somewhere no press reaches: it is posted anew.
const goneForGood = new Set(['message_not_found', 'edit_window_closed', 'cant_update_message']);

export interface DelivererDeps {
  client: WebClient;
  botId: string;
  conversations: Conversations;
  workers: Workers;
  clock: Clock;
  pace: Pace;
  leaseMs: number;
  log: Log;
  newId(): string;
  /** A crash point: does nothing outside tests. */
  at?(point: 'claimed' | 'posted' | 'recorded'): void;
}

/** A message at hand: its record's kind and id, and its key there. */
interface Hand {
  of: Deliverable;
  id: string;
  key: string;
}

/**
 * Says what records have to say: claims one entry, renders, posts, writes down where it stands. Whatever instruction
 * it stops at, an entry is found again by its due instant, and by its key in the conversation.
 */
export class Deliverer {
  readonly #deps: DelivererDeps;
  readonly #kinds = new Map<string, Deliverable>();
  readonly #lanes: Lanes;
  readonly #leases: Leases;
  readonly #collecting = new Set<Promise<void>>();
  #sweeping: Promise<void> | undefined;
  #stopped = false;

  constructor(deps: DelivererDeps) {
    this.#deps = deps;
    this.#lanes = new Lanes(deps.clock, deps.pace);
    this.#leases = new Leases(deps.leaseMs, () => deps.clock.monotonic());
  }

  register<R extends Recorded>(kind: Deliverable<R>): void {
    this.#kinds.set(kind.records.kind.name, kind);
  }

  set senders(count: number) {
    this.#lanes.senders = count;
  }

  /** Delivers what is due on one record, soon; never throws. */
  nudge(kind: string, id: string): void {
    const of = this.#kinds.get(kind);
    if (!of || this.#stopped) return;
    const collecting = this.#collect(of, id).finally(() => this.#collecting.delete(collecting));
    this.#collecting.add(collecting);
  }

  /** Finds whatever is due, whoever left it behind. One sweep at a time. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweepOnce().finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  async idle(): Promise<void> {
    do {
      await Promise.allSettled([...this.#collecting, this.#sweeping]);
      await this.#lanes.idle();
    } while (this.#collecting.size || this.#sweeping);
  }

  /** Takes up nothing more and lets what is under way finish. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#lanes.stop();
    await this.idle();
  }

  async #sweepOnce(): Promise<void> {
    const { workers, clock } = this.#deps;
    for (const { channel, until } of await workers.pauses(clock.now()))
      this.#lanes.pause(channel, until.getTime() - clock.now().getTime());
    for (const of of this.#kinds.values())
      for await (const { id } of of.records.due('nextDeliveryAt', clock.now())) {
        if (this.#stopped) return;
        await this.#collect(of, id);
        await this.#lanes.room();
      }
    this.#leases.swept();
  }

  async #collect(of: Deliverable, id: string): Promise<void> {
    const { clock, conversations, log } = this.#deps;
    try {
      const record = await of.records.find(id);
      if (!record) return;
      const now = clock.now();
      for (const [key, entry] of Object.entries(record.messages)) {
        const dueAt = dueAtOf(entry, record.messages, record.version);
        if (!dueAt || dueAt > now) continue;
        const hand = { of, id, key };
        if (entry.token && !this.#leases.isOver(nameOf(hand), entry.token)) continue;
        this.#lanes.add({
          id: nameOf(hand),
          lane: conversations.lane(entry.to),
          method: entry.posted ? 'update' : 'post',
          urgency: entry.urgency,
          dueAt,
          run: () => this.#deliver(hand),
        });
      }
    } catch (error) {
      log.warn({ err: error, kind: of.records.kind.name, id }, 'a record could not be read for delivery');
    }
  }

  async #deliver(hand: Hand): Promise<void> {
    const { log } = this.#deps;
    try {
      if (await this.#deliverOne(hand)) this.nudge(hand.of.records.kind.name, hand.id);
    } catch (error) {
      log.warn({ err: error, key: nameOf(hand) }, 'a delivery was left for the next tick');
    }
  }

  /** True where it came further, and the record may have more to say. */
  async #deliverOne(hand: Hand): Promise<boolean> {
    const { of, id, key } = hand;
    const record = await of.records.find(id);
    const entry = record?.messages[key];
    const dueAt = record && entry && dueAtOf(entry, record.messages, record.version);
    if (!dueAt || dueAt > this.#deps.clock.now()) return false;
    if (entry.form === 'errand') return this.#runErrand(hand, record, entry);
    // Somebody may have taken it up while it waited here for its turn.
    if (entry.token) return this.#leases.isOver(nameOf(hand), entry.token) && this.#takeOver(hand, entry);

    const parent = entry.under === undefined ? undefined : record.messages[entry.under];
    const orphaned = entry.under !== undefined && !parent?.posted;
    if (orphaned || !stands(of, record, entry)) return this.#cancel(hand);

    const face = await this.#render(hand, record, entry);
    if (!face) return true;
    if (entry.posted && face.hash === entry.shown) return this.#asShown(hand, record.version);
    const channel = entry.posted?.channel ?? (await this.#channelFor(hand, entry));
    if (!channel) return true;
    return this.#send(hand, { channel, threadTs: parent?.posted?.ts });
  }

  /** Claims, renders what was claimed, sends and writes down where it stands. */
  async #send(hand: Hand, place: Place): Promise<boolean> {
    const { of, id, key } = hand;
    const { clock, newId, leaseMs, at } = this.#deps;
    const token = newId();
    const startedAt = clock.monotonic();
    const claimed = await of.records.update(id, (record) => {
      const entry = record.messages[key];
      if (entry?.token === token) return record;
      if (!entry || entry.token || !dueAtOf(entry, record.messages, record.version)) return undefined;
      return delivery.claim(record, key, token, clock.now());
    });
    const entry = claimed?.messages[key];
    if (!claimed || !entry) return false;
    at?.('claimed');

    if (!stands(of, claimed, entry)) return this.#cancel(hand, token);
    const face = await this.#render(hand, claimed, entry);
    if (!face) return true;
    if (clock.monotonic() - startedAt > leaseMs / 3)
      return this.#settle(hand, token, (it) => delivery.putOff(it, key, clock.now()));
    return this.#say(hand, token, claimed, entry, place, face);
  }

  async #say(
    hand: Hand,
    token: string,
    record: Recorded,
    entry: Message,
    place: Place,
    face: Rendered,
  ): Promise<boolean> {
    const { client, clock, at, log } = this.#deps;
    const { key } = hand;
    let ts = entry.posted?.ts;
    try {
      if (ts) await redraw(client, { ...place, ts }, face);
      else ts = await post(client, place, nameOf(hand), face);
    } catch (error) {
      return this.#notSaid(hand, token, entry, outcomeOf(error));
    }
    at?.('posted');
    const stands = { channel: place.channel, ts, shown: face.hash, version: record.version };
    const settled = await this.#settle(hand, token, (it) => delivery.posted(it, key, stands, clock.now()));
    at?.('recorded');
    log.info(
      { key: nameOf(hand), message: entry.name, lateMs: clock.now().getTime() - entry.dueAt.getTime() },
      'said',
    );
    return settled;
  }

  async #notSaid(hand: Hand, token: string, entry: Message, outcome: Outcome): Promise<boolean> {
    const { clock, conversations, workers, log } = this.#deps;
    log.warn({ key: nameOf(hand), outcome: outcome.is, why: outcome.why }, 'not said');
    if (outcome.is === 'unclear') {
      // Somebody may have heard it: the lease is waited out, then the conversation tells.
      this.#leases.isOver(nameOf(hand), token);
      return false;
    }
    if (outcome.is === 'wait') {
      const lane = conversations.lane(entry.to);
      const retryAt = plusMs(clock.now(), outcome.ms);
      this.#lanes.pause(lane, outcome.ms);
      await this.#settle(hand, token, (it) => delivery.putOff(it, hand.key, retryAt));
      await workers.pause(lane, retryAt);
      return false;
    }
    if (entry.posted && goneForGood.has(outcome.why))
      return this.#settle(hand, token, (it) => delivery.postAnew(it, hand.key));
    return this.#fail(hand, outcome.why, token);
  }

  /** What somebody left in doubt: found in the conversation, or said again. */
  async #takeOver(hand: Hand, left: Message): Promise<boolean> {
    const { of, id, key } = hand;
    const { client, botId, clock, newId, log } = this.#deps;
    const token = newId();
    const record = await of.records.update(id, (it) => {
      const entry = it.messages[key];
      if (entry?.token === token) return it;
      return entry && entry.token === left.token ? delivery.takeOver(it, key, token, clock.now()) : undefined;
    });
    const entry = record?.messages[key];
    if (!record || !entry) return false;
    this.#leases.giveUp(nameOf(hand), token);
    if (entry.posted) return this.#settle(hand, token, (it) => delivery.mustRedraw(it, key));

    const threadTs = entry.under === undefined ? undefined : record.messages[entry.under]?.posted?.ts;
    const since = plusMs(entry.claimedAt ?? entry.dueAt, -clockSlackMs);
    let channel: string;
    let ts: string | undefined;
    try {
      channel = await this.#deps.conversations.idOf(entry.to);
      ts = await readBack(client, { channel, threadTs }, nameOf(hand), since, botId);
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.is !== 'refused') throw error;
      return this.#fail(hand, outcome.why, token, delivery.failedInDoubt);
    }
    log.warn({ key: nameOf(hand), found: ts !== undefined }, 'a message in doubt was looked for');
    if (ts === undefined) return this.#settle(hand, token, (it) => delivery.putOff(it, key, clock.now()));
    // What was drawn is not known, so a card is due to be drawn again.
    const stands = { channel, ts, shown: '', version: 0 };
    return this.#settle(hand, token, (it) => delivery.posted(it, key, stands, clock.now()));
  }

  async #render({ of, id, key }: Hand, record: Recorded, entry: Message): Promise<Rendered | undefined> {
    try {
      const kind = of.messages[entry.name];
      if (!kind) throw new Error(`This version of CaseDesk cannot draw a message called ${entry.name}.`);
      return rendered(kind.face(record, entry), targetText({ kind: of.records.kind.name, id }));
    } catch (error) {
      await this.#threw({ of, id, key }, entry, error);
      return undefined;
    }
  }

  /** Ours to mend: tried a few times more, for another version of CaseDesk may be starting, then shown. */
  #threw(hand: Hand, entry: Message, error: unknown): Promise<boolean> {
    const { clock, log } = this.#deps;
    log.error({ err: error, key: nameOf(hand), message: entry.name }, 'a message could not be drawn');
    if (entry.refusals + 1 >= throwsBeforeFailing) return this.#fail(hand, 'cannot_be_drawn', entry.token);
    const retryAt = plusMs(clock.now(), afterAThrowMs);
    return this.#settle(hand, entry.token, (it) => delivery.putOff(it, hand.key, retryAt, 1));
  }

  async #channelFor(hand: Hand, entry: Message): Promise<string | undefined> {
    const { conversations, clock } = this.#deps;
    try {
      return await conversations.idOf(entry.to);
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.is === 'refused') await this.#fail(hand, outcome.why);
      else {
        // Nothing was claimed, so nothing can have been said.
        const ms = outcome.is === 'wait' ? outcome.ms : afterAThrowMs;
        await this.#settle(hand, undefined, (it) => delivery.putOff(it, hand.key, plusMs(clock.now(), ms)));
      }
      return undefined;
    }
  }

  /** Parks a message for good: an administrator is told, and so is whoever stands in for its recipient. */
  async #fail(hand: Hand, problem: string, token?: string, mark = delivery.failed): Promise<boolean> {
    const { of, key } = hand;
    const now = this.#deps.clock.now();
    this.#deps.log.error({ key: nameOf(hand), problem }, 'a message cannot be delivered');
    return this.#settle(hand, token, (it) => {
      const entry = it.messages[key];
      if (!entry) return it;
      const instead = key.endsWith(insteadMark) ? undefined : of.messages[entry.name]?.fallback?.(it, entry);
      const notice = { kind: 'notice', id: nameOf(hand) };
      const added: Record<string, Message> = {
        ...(of.records.kind.name !== 'notice' && {
          [`${key}-alarm-${it.rev}`]: toSay({
            name: 'open-notice',
            form: 'errand',
            to: notice,
            dueAt: now,
            about: key,
          }),
        }),
        ...(instead && { [`${key}${insteadMark}`]: insteadOf(entry, instead, now) }),
      };
      const failed = mark(it, key, problem, now);
      return { ...failed, messages: { ...failed.messages, ...added } };
    });
  }

  async #runErrand(hand: Hand, record: Recorded, entry: Message): Promise<boolean> {
    if (!('kind' in entry.to)) return this.#cancel(hand);
    const to = this.#kinds.get(entry.to.kind);
    const run = to?.errands?.[entry.name];
    if (!run) return this.#threw(hand, entry, new Error(`There is no errand called ${entry.name}.`));
    const from = { kind: hand.of.records.kind.name, id: hand.id, key: hand.key };
    await run({ to: entry.to, about: entry.about ?? '', from, record });
    const { clock } = this.#deps;
    const done = { channel: '', ts: '', shown: '', version: 0 };
    await this.#settle(hand, undefined, (it) => delivery.posted(it, hand.key, done, clock.now()));
    this.nudge(entry.to.kind, entry.to.id);
    return true;
  }

  #cancel(hand: Hand, token?: string): Promise<boolean> {
    return this.#settle(hand, token, (it) => delivery.cancelled(it, hand.key, this.#deps.clock.now()));
  }

  #asShown(hand: Hand, version: number): Promise<boolean> {
    return this.#settle(hand, undefined, (it) => delivery.stillShows(it, hand.key, version));
  }

  /**
   * Writes down what became of a message, if it is still ours: under our token, or under none where none was taken and
   * it is still due. One no longer ours at a second try was settled by the first, whose reply was lost, or taken over:
   * either way the record is worth another look.
   */
  async #settle(hand: Hand, token: string | undefined, next: (it: Recorded) => Recorded): Promise<boolean> {
    let tried = false;
    const settled = await hand.of.records.update(hand.id, (it) => {
      const entry = it.messages[hand.key];
      if (entry?.token !== token || !entry || !dueAtOf(entry, it.messages, it.version))
        return tried ? it : undefined;
      tried = true;
      return next(it);
    });
    this.#leases.forget(nameOf(hand));
    return settled !== undefined;
  }
}

/** What this version has no words for is not taken for settled. */
const stands = ({ messages }: Deliverable, record: Recorded, entry: Message): boolean =>
  entry.posted !== undefined || (messages[entry.name]?.stands(record, entry) ?? true);

const insteadMark = '-instead';

const insteadOf = ({ name, form, urgency, causedBy }: Message, to: Message['to'], dueAt: Date): Message =>
  toSay({ name, form, urgency, to, dueAt, ...(causedBy !== undefined && { causedBy }) });

/** The key that a message carries in Slack, and by which it is known again. */
const nameOf = ({ of, id, key }: Hand): string => `${of.records.kind.name}/${id}/${key}`;

import type { WebClient } from '@slack/web-api';
import * as delivery from '../../domain/delivery.ts';
import { drawnFrom, dueAtOf, type Message } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import { plusMs } from '../../domain/times.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import { isNetworkError } from '../../store/records.ts';
import type { Workers } from '../../store/workers.ts';
import { type Outcome, outcomeOf } from '../errors.ts';
import { type Rendered, rendered } from '../face.ts';
import { targetText } from '../target.ts';
import type { Conversations } from './conversations.ts';
import { type Hand, nameOf } from './hand.ts';
import type { Leases } from './leases.ts';
import { afterAThrowMs, Ledger } from './ledger.ts';
import type { Deliverable } from './message-kind.ts';
import { type Place, post, readBack, redraw } from './post.ts';
import { parentOf, stands } from './standing.ts';

// Between our clock, corrected to the store's, and Slack's timestamps.
const clockSlackMs = 120_000;
// Short beside what a store takes to elect another primary, after which what was read may never have been kept.
const momentMs = 2_000;
// A card that Slack will not edit any more stands somewhere no press reaches: it is posted anew.
const goneForGood = new Set(['message_not_found', 'edit_window_closed', 'cant_update_message']);

/** What it takes to say something in Slack. */
export interface Equipment {
  client: WebClient;
  botId: string;
  conversations: Conversations;
  workers: Workers;
  clock: Clock;
  leaseMs: number;
  log: Log;
  newId(): string;
  /** A crash point: does nothing outside tests. */
  at?(point: 'claimed' | 'posted' | 'recorded'): void;
}

interface Deps extends Equipment {
  leases: Leases;
  kindCalled(name: string): Deliverable | undefined;
  nudge(kind: string, id: string): void;
  pause(lane: string, ms: number): void;
}

/**
 * Says one message: claims it, renders, posts, has it written down where it stands. Whatever instruction it stops at,
 * the message is found again by its due instant, and by its key in the conversation.
 */
export class Messenger {
  readonly #deps: Deps;
  readonly #ledger: Ledger;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#ledger = new Ledger(deps);
  }

  /** True where it came further, and the record may have more to say. */
  async deliver(hand: Hand): Promise<boolean> {
    const { of, key } = hand;
    const record = await this.#seen(hand);
    const entry = record?.messages[key];
    const dueAt = record && entry && dueAtOf(entry, record);
    if (!dueAt || dueAt > this.#deps.clock.now()) return false;
    if (entry.form === 'errand') return this.#runErrand(hand, record, entry);
    // Somebody may have taken it up while it waited here for its turn.
    if (entry.token)
      return this.#deps.leases.isOver(nameOf(hand), entry.token) && this.#takeOver(hand, entry);

    if (!stands(of, record, entry)) return this.#ledger.cancelUnlessItStands(hand);

    const face = await this.#render(hand, record, entry);
    if (!face) return true;
    if (entry.posted && face.hash === entry.shown)
      return this.#ledger.asShown(hand, drawnFrom(entry, record));
    const channel = entry.posted?.channel ?? (await this.#channelFor(hand, record, entry));
    if (!channel) return true;
    return this.#send(hand, channel);
  }

  /** Read a moment ago is not read again, for the claim meets whoever has written since. Errands claim nothing. */
  async #seen({ of, id, key, known }: Hand): Promise<Recorded | undefined> {
    const isOld = this.#deps.clock.monotonic() - known.foundAt >= momentMs;
    if (isOld || known.record?.messages[key]?.form === 'errand') known.record = undefined;
    known.record ??= await of.records.find(id);
    return known.record;
  }

  /** Claims, renders what was claimed, sends and writes down where it stands. */
  async #send(hand: Hand, channel: string): Promise<boolean> {
    const { of, id, key, known } = hand;
    const { clock, newId, leaseMs, at } = this.#deps;
    const token = newId();
    const startedAt = clock.monotonic();
    const claim = (record: Recorded) => {
      const entry = record.messages[key];
      if (entry?.token === token) return record;
      if (!entry || entry.token || !dueAtOf(entry, record)) return undefined;
      return delivery.claim(record, key, token, clock.now());
    };
    const claimed = await of.records.update(id, claim, known.record);
    known.record = claimed;
    const entry = claimed?.messages[key];
    if (!claimed || !entry) return false;
    at?.('claimed');

    if (!stands(of, claimed, entry)) return this.#ledger.cancelUnlessItStands(hand, token);
    const face = await this.#render(hand, claimed, entry);
    if (!face) return true;
    if (clock.monotonic() - startedAt > leaseMs / 3)
      return this.#ledger.settle(hand, token, (it) => delivery.putOff(it, key, clock.now()));
    const place = { channel, threadTs: parentOf(entry, claimed)?.posted?.ts };
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
    const stands = { channel: place.channel, ts, shown: face.hash, version: drawnFrom(entry, record) };
    const settled = await this.#ledger.settle(hand, token, (it) =>
      delivery.posted(it, key, stands, clock.now()),
    );
    at?.('recorded');
    log.info(
      {
        key: nameOf(hand),
        message: entry.name,
        lateMs: clock.now().getTime() - (dueAtOf(entry, record) ?? entry.dueAt).getTime(),
      },
      'said',
    );
    return settled;
  }

  async #notSaid(hand: Hand, token: string, entry: Message, outcome: Outcome): Promise<boolean> {
    const { clock, conversations, workers, log } = this.#deps;
    log.warn({ key: nameOf(hand), outcome: outcome.is, why: outcome.why }, 'not said');
    if (outcome.is === 'unclear') {
      // Somebody may have heard it: the lease is waited out, then the conversation tells.
      this.#deps.leases.isOver(nameOf(hand), token);
      return false;
    }
    if (outcome.is === 'wait') {
      const lane = conversations.lane(entry.to);
      const retryAt = plusMs(clock.now(), outcome.ms);
      this.#deps.pause(lane, outcome.ms);
      await this.#ledger.settle(hand, token, (it) => delivery.putOff(it, hand.key, retryAt));
      await workers.pause(lane, retryAt);
      return false;
    }
    if (entry.posted && goneForGood.has(outcome.why))
      return this.#ledger.settle(hand, token, (it) => delivery.postAnew(it, hand.key));
    return this.#ledger.fail(hand, outcome.why, token);
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
    this.#deps.leases.giveUp(nameOf(hand), token);
    if (entry.posted) return this.#ledger.settle(hand, token, (it) => delivery.mustRedraw(it, key));

    const parent = parentOf(entry, record)?.posted;
    const since = plusMs(entry.claimedAt ?? entry.dueAt, -clockSlackMs);
    let channel: string;
    let ts: string | undefined;
    try {
      channel = await this.#deps.conversations.idOf(entry.to, parent);
      const place = { channel, threadTs: parent?.ts };
      ts = await readBack(client, place, nameOf(hand), since, botId);
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.is !== 'refused') throw error;
      return this.#ledger.fail(hand, outcome.why, token, delivery.failedInDoubt);
    }
    log.warn({ key: nameOf(hand), found: ts !== undefined }, 'a message in doubt was looked for');
    if (ts === undefined)
      return this.#ledger.settle(hand, token, (it) => delivery.putOff(it, key, clock.now()));
    // What was drawn is not known, so a card is due to be drawn again.
    const stands = { channel, ts, shown: '', version: 0 };
    return this.#ledger.settle(hand, token, (it) => delivery.posted(it, key, stands, clock.now()));
  }

  async #render(hand: Hand, record: Recorded, entry: Message): Promise<Rendered | undefined> {
    const { of, id } = hand;
    try {
      const kind = of.messages[entry.name];
      if (!kind) throw new Error(`This version of CaseDesk cannot draw a message called ${entry.name}.`);
      return rendered(kind.face(record, entry), targetText({ kind: of.records.kind.name, id }));
    } catch (error) {
      await this.#ledger.threw(hand, entry, error);
      return undefined;
    }
  }

  async #channelFor(hand: Hand, record: Recorded, entry: Message): Promise<string | undefined> {
    const { conversations, clock } = this.#deps;
    try {
      return await conversations.idOf(entry.to, parentOf(entry, record)?.posted);
    } catch (error) {
      // The store, and not Slack: the next tick finds it as it was.
      if (isNetworkError(error)) throw error;
      const outcome = outcomeOf(error);
      if (outcome.is === 'refused') await this.#ledger.fail(hand, outcome.why);
      else {
        // Nothing was claimed, so nothing can have been said.
        const ms = outcome.is === 'wait' ? outcome.ms : afterAThrowMs;
        await this.#ledger.settle(hand, undefined, (it) =>
          delivery.putOff(it, hand.key, plusMs(clock.now(), ms)),
        );
      }
      return undefined;
    }
  }

  async #runErrand(hand: Hand, record: Recorded, entry: Message): Promise<boolean> {
    if (!('kind' in entry.to)) return this.#ledger.cancel(hand);
    const to = this.#deps.kindCalled(entry.to.kind);
    const run = to?.errands?.[entry.name];
    if (!run) return this.#ledger.threw(hand, entry, new Error(`There is no errand called ${entry.name}.`));
    const from = { kind: hand.of.records.kind.name, id: hand.id, key: hand.key };
    await run({ to: entry.to, about: entry.about ?? '', from, record });
    const { clock } = this.#deps;
    const done = { channel: '', ts: '', shown: '', version: 0 };
    await this.#ledger.settle(hand, undefined, (it) => delivery.posted(it, hand.key, done, clock.now()));
    this.#deps.nudge(entry.to.kind, entry.to.id);
    return true;
  }
}

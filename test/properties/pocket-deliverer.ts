import * as delivery from '../../src/domain/delivery.ts';
import { drawnFrom, dueAtOf, type Message } from '../../src/domain/message.ts';
import type { Recorded } from '../../src/domain/record.ts';
import { plusSeconds } from '../../src/domain/times.ts';
import type { MessageKind } from '../../src/slack/delivery/message-kind.ts';
import { rendered } from '../../src/slack/face.ts';
import type { Kind } from '../../src/store/kind.ts';
import { type Keeps, Operation } from './operations.ts';

/** What Slack may make of a call, or the process of itself, at the worst moment. */
export const fates = ['said', 'not now', 'refused', 'lost, said', 'lost, unsaid', 'gone', 'died'] as const;
export type Fate = (typeof fates)[number];

export interface Said {
  key: string;
  ts: string;
  text: string;
}

/** A kind of record, and every message that it sends, by name. */
export interface Speaks<R extends Recorded> {
  kind: Kind<R>;
  messages: Record<string, MessageKind<R>>;
}

/** The deliverer's steps, each a write that others may get between, against a Slack that only remembers. */
export class PocketDeliverer<R extends Recorded> {
  /** Everything that stands in Slack. */
  readonly standing: Said[] = [];
  readonly posts = new Map<string, number>();
  /** How often a message was found gone from Slack, and so posted anew. */
  readonly vanished = new Map<string, number>();
  readonly #speaks: Speaks<R>;
  readonly #store: Keeps<R>;
  readonly #begin: (operation: Operation<R>) => void;
  readonly #holders = new Set<string>();
  #serial = 0;

  constructor(speaks: Speaks<R>, store: Keeps<R>, begin: (operation: Operation<R>) => void) {
    this.#speaks = speaks;
    this.#store = store;
    this.#begin = begin;
  }

  /** What a message says as the record stands. */
  drawn(it: R, entry: Message): ReturnType<typeof rendered> {
    const { kind, messages } = this.#speaks;
    const face = messages[entry.name]?.face(it, entry);
    if (!face) throw new Error(`No message is called ${entry.name}.`);
    return rendered(face, `${kind.name}/${it._id}`);
  }

  /** Every process dies: what it held is in doubt. */
  die(): void {
    this.#holders.clear();
  }

  /** Takes up one of the entries due, as a tick would find them: by the record's instant alone. */
  deliver(which: number, fate: Fate, now: Date): void {
    if (this.#store.dueAt('nextDeliveryAt') > now.getTime()) return;
    const it = this.#store.read();
    const due = Object.entries(it.messages).filter(([, entry]) => {
      const at = dueAtOf(entry, it);
      return at && at <= now && !(entry.token && this.#holders.has(entry.token));
    });
    const [key, entry] = due[which % due.length] ?? [];
    if (key === undefined || !entry) return;
    if (entry.token) this.#takeOver(key, entry.token, now);
    else this.#claim(key, fate, now);
  }

  #claim(key: string, fate: Fate, now: Date): void {
    const token = `token-${++this.#serial}`;
    this.#write(
      (it) => {
        const entry = it.messages[key];
        if (entry?.token === token) return it;
        if (!entry || entry.token || !dueAtOf(entry, it)) return undefined;
        if (!this.#stands(it, entry)) return delivery.cancelled(it, key, now);
        this.#holders.add(token);
        return delivery.claim(it, key, token, now);
      },
      (it) => {
        const entry = it?.messages[key];
        if (!it || entry?.token !== token) return;
        // Somebody may have written between the claim and the reading of it.
        if (this.#stands(it, entry)) this.#say(key, token, it, entry, fate, now);
        else this.#settle(key, token, (so) => delivery.cancelled(so, key, now));
      },
    );
  }

  #stands(it: R, entry: Message): boolean {
    const orphaned = entry.under !== undefined && !it.messages[entry.under]?.posted;
    return (
      !orphaned &&
      (entry.posted !== undefined || this.#speaks.messages[entry.name]?.stands(it, entry) === true)
    );
  }

  #say(key: string, token: string, it: R, entry: Message, fate: Fate, now: Date): void {
    const { text, hash } = this.drawn(it, entry);
    const ts = entry.posted?.ts ?? `${++this.#serial}`;
    const stood = this.standing.find((said) => said.key === key && said.ts === ts);
    const settle = (next: (so: R) => R) => this.#settle(key, token, next);
    switch (entry.posted && !stood ? 'gone' : fate) {
      case 'died':
      case 'lost, unsaid':
        this.#holders.delete(token);
        return;
      case 'not now':
        settle((so) => delivery.putOff(so, key, plusSeconds(now, 30)));
        return;
      case 'refused':
        settle((so) => delivery.failed(so, key, 'is_archived', now));
        return;
      case 'gone':
        this.#forget(key);
        settle((so) => (entry.posted ? delivery.postAnew(so, key) : delivery.putOff(so, key, now)));
        return;
      default: {
        if (stood) stood.text = text;
        else {
          this.standing.push({ key, ts, text });
          this.posts.set(key, (this.posts.get(key) ?? 0) + 1);
        }
        if (fate === 'lost, said') this.#holders.delete(token);
        else
          settle((so) =>
            delivery.posted(so, key, { channel: 'C', ts, shown: hash, version: drawnFrom(entry, it) }, now),
          );
      }
    }
  }

  #takeOver(key: string, left: string, now: Date): void {
    const token = `token-${++this.#serial}`;
    this.#write(
      (it) => {
        const entry = it.messages[key];
        if (entry?.token === token) return it;
        if (entry?.token !== left) return undefined;
        this.#holders.add(token);
        return delivery.takeOver(it, key, token, now);
      },
      (it) => {
        const entry = it?.messages[key];
        if (entry?.token !== token) return;
        const found = this.standing.find((said) => said.key === key);
        const stands = { channel: 'C', ts: found?.ts ?? '', shown: '', version: 0 };
        this.#settle(key, token, (so) => {
          if (entry.posted) return delivery.mustRedraw(so, key);
          return found ? delivery.posted(so, key, stands, now) : delivery.putOff(so, key, now);
        });
      },
    );
  }

  #forget(key: string): void {
    const at = this.standing.findIndex((said) => said.key === key);
    if (at < 0) return;
    this.standing.splice(at, 1);
    this.vanished.set(key, (this.vanished.get(key) ?? 0) + 1);
  }

  #settle(key: string, token: string, next: (it: R) => R): void {
    this.#write(
      (it) => (it.messages[key]?.token === token ? next(it) : undefined),
      () => this.#holders.delete(token),
    );
  }

  #write(next: (it: R) => R | undefined, then: (it: R | undefined) => void): void {
    this.#begin(new Operation(this.#store, next, then));
  }
}

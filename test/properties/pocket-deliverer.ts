import { incidentMessages } from '../../flows/incident/messages.ts';
import * as delivery from '../../src/domain/delivery.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { drawnFrom, dueAtOf, type Message } from '../../src/domain/message.ts';
import { plusSeconds } from '../../src/domain/times.ts';
import { rendered } from '../../src/slack/face.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import { Operation } from './operations.ts';
import type { PocketStore } from './pocket-store.ts';

/** What Slack may make of a call, or the process of itself, at the worst moment. */
export const fates = ['said', 'not now', 'refused', 'lost, said', 'lost, unsaid', 'gone', 'died'] as const;
export type Fate = (typeof fates)[number];

export interface Said {
  key: string;
  ts: string;
  text: string;
}

const kinds = incidentMessages(sampleOrganisation());

/** What a message says as the record stands. */
export function drawn(it: Incident, entry: Message): ReturnType<typeof rendered> {
  const face = kinds[entry.name]?.face(it, entry);
  if (!face) throw new Error(`No message is called ${entry.name}.`);
  return rendered(face, `incident/${it._id}`);
}

/** The deliverer's steps, each a write that others may get between, against a Slack that only remembers. */
export class PocketDeliverer {
  /** Everything that stands in Slack. */
  readonly standing: Said[] = [];
  readonly posts = new Map<string, number>();
  /** How often a message was found gone from Slack, and so posted anew. */
  readonly vanished = new Map<string, number>();
  readonly #store: PocketStore;
  readonly #begin: (operation: Operation) => void;
  readonly #holders = new Set<string>();
  #serial = 0;

  constructor(store: PocketStore, begin: (operation: Operation) => void) {
    this.#store = store;
    this.#begin = begin;
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
        if (it && entry?.token === token) this.#say(key, token, it, entry, fate, now);
      },
    );
  }

  #stands(it: Incident, entry: Message): boolean {
    const orphaned = entry.under !== undefined && !it.messages[entry.under]?.posted;
    return !orphaned && (entry.posted !== undefined || kinds[entry.name]?.stands(it, entry) === true);
  }

  #say(key: string, token: string, it: Incident, entry: Message, fate: Fate, now: Date): void {
    const { text, hash } = drawn(it, entry);
    const ts = entry.posted?.ts ?? `${++this.#serial}`;
    const stood = this.standing.find((said) => said.key === key && said.ts === ts);
    const settle = (next: (so: Incident) => Incident) => this.#settle(key, token, next);
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

  #settle(key: string, token: string, next: (it: Incident) => Incident): void {
    this.#write(
      (it) => (it.messages[key]?.token === token ? next(it) : undefined),
      () => this.#holders.delete(token),
    );
  }

  #write(next: (it: Incident) => Incident | undefined, then: (it: Incident | undefined) => void): void {
    this.#begin(new Operation(this.#store, next, then));
  }
}

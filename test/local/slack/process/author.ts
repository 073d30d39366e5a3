import type { Chance } from '../../mongo/process/chance.ts';

export interface Said {
  text: string;
  ts: string;
  threadTs?: string;
  isReacted: boolean;
}

export type Calls = (method: string, args: object) => Promise<Record<string, unknown>>;

/** Says, changes and deletes, and knows what must be there: what was answered, and of the last what may have come of it. */
export class Author {
  readonly name: string;
  readonly #luck: Chance;
  readonly #said = new Map<string, Said>();
  #doubt: { before: Said | undefined; after: Said | undefined } | undefined;
  #serial = 0;

  constructor(name: string, luck: Chance) {
    this.name = name;
    this.#luck = luck;
  }

  /** One call, and what its answer says of it. */
  async step(call: Calls): Promise<void> {
    const one = this.#luck.pick([...this.#said.values()]);
    const what = this.#luck.below(10);
    const text = `${this.name} ${++this.#serial} ${'x'.repeat(this.#luck.below(2000))}`;
    if (!one || what < 4) {
      const thread = what === 0 && one && !one.threadTs ? { thread_ts: one.ts } : {};
      const after = {
        text,
        ts: '',
        isReacted: false,
        ...(thread.thread_ts && { threadTs: thread.thread_ts }),
      };
      this.#doubt = { before: undefined, after };
      const { ts } = await call('chat.postMessage', { channel: 'C1', text, ...thread });
      this.#settle(undefined, { ...after, ts: String(ts) });
    } else if (what < 7) {
      const after = { ...one, text };
      this.#doubt = { before: one, after };
      await call('chat.update', { channel: 'C1', ts: one.ts, text });
      this.#settle(one, after);
    } else if (what < 9 && !one.isReacted) {
      const after = { ...one, isReacted: true };
      this.#doubt = { before: one, after };
      await call('reactions.add', { channel: 'C1', timestamp: one.ts, name: 'eyes' });
      this.#settle(one, after);
    } else if (![...this.#said.values()].some(({ threadTs }) => threadTs === one.ts)) {
      this.#doubt = { before: one, after: undefined };
      await call('chat.delete', { channel: 'C1', ts: one.ts });
      this.#settle(one, undefined);
    }
  }

  /** What is not as it was answered; what was in doubt is from now on as it was found. */
  wrongIn(found: Said[]): string[] {
    const own = found.filter(({ text }) => text.startsWith(`${this.name} `));
    const wrong: string[] = [];
    const { before, after } = this.#doubt ?? {};
    this.#doubt = undefined;
    const key = (one: Said | undefined) => (one ? JSON.stringify({ ...one, ts: '' }) : 'not there');
    for (const one of own) {
      const known = this.#said.get(one.ts);
      const isKnown = known && key(known) === key(one);
      const isDoubted = after && (before?.ts ?? one.ts) === one.ts && key(after) === key(one);
      if (isKnown) continue;
      if (isDoubted && (known || !before)) this.#said.set(one.ts, one);
      else wrong.push(`${one.ts} is ${key(one).slice(0, 80)}, and should be ${key(known).slice(0, 80)}`);
    }
    for (const one of this.#said.values()) {
      if (own.some(({ ts }) => ts === one.ts)) continue;
      if (before?.ts === one.ts && after === undefined) this.#said.delete(one.ts);
      else wrong.push(`${one.ts} is lost: ${one.text.slice(0, 40)}`);
    }
    return wrong;
  }

  #settle(before: Said | undefined, after: Said | undefined): void {
    this.#doubt = undefined;
    if (before) this.#said.delete(before.ts);
    if (after) this.#said.set(after.ts, after);
  }
}

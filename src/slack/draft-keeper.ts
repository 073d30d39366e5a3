import type { Values } from '../domain/fields.ts';
import type { Clock } from '../ops/clock.ts';
import type { InFlight } from '../ops/in-flight.ts';
import type { Log } from '../ops/log.ts';
import { type Draft, type Drafts, isNewer } from '../store/drafts.ts';

const atMostEveryMs = 1_000;
const mostDiscarded = 1_000;

/** What has just been typed, and how it goes onto what was kept before. */
export interface Typing extends Omit<Draft, 'values'> {
  onto(kept: Values): Values;
  /** Asked before it is saved: of people from outside nothing is kept. */
  mayBeKept(): Promise<boolean>;
}

/** Saves what is being typed, each form at most once a second; the latest always wins, whatever order they are saved in. */
export interface DraftKeeper {
  find(id: string, author: string): Promise<Draft | undefined>;
  /** The author's latest draft of a form. */
  latest(form: string, author: string): Promise<Draft | undefined>;
  note(typing: Typing): void;
  /** Saves at once, and drops whatever was still to be saved. */
  save(draft: Draft): Promise<void>;
  /** Forgets a draft; where the store does not answer it goes with its seven days. */
  discard(id: string, author: string): Promise<void>;
  /** Saves everything still to be saved. */
  flush(): Promise<void>;
}

interface Deps {
  drafts: Drafts;
  clock: Clock;
  inFlight: InFlight;
  log: Log;
}

const keyOf = ({ id, author }: Pick<Draft, 'id' | 'author'>): string => `${author}/${id}`;

export function draftKeeper({ drafts, clock, inFlight, log }: Deps): DraftKeeper {
  const waiting = new Map<string, { typing: Typing; cancel: () => void }>();

  /** The latest that were discarded, so that a report still on its way does not bring them back. */
  const discarded = new Set<string>();

  function remember(key: string): void {
    discarded.add(key);
    for (const oldest of discarded) {
      if (discarded.size <= mostDiscarded) return;
      discarded.delete(oldest);
    }
  }

  async function written({ onto, mayBeKept: _, ...typing }: Typing): Promise<Draft> {
    const kept = await drafts.find(typing.id, typing.author);
    return kept && isNewer(kept, typing) ? kept : { ...typing, values: onto(kept?.values ?? {}) };
  }

  const put = async (typing: Typing) => {
    try {
      if (!(await typing.mayBeKept())) return;
      const draft = await written(typing);
      if (!discarded.has(keyOf(typing))) await drafts.save(draft);
    } catch (error) {
      log.warn({ err: error }, 'a draft was not saved');
    }
  };

  function drop(key: string): Typing | undefined {
    const held = waiting.get(key);
    held?.cancel();
    waiting.delete(key);
    return held?.typing;
  }

  return {
    async find(id, author) {
      const held = waiting.get(keyOf({ id, author }))?.typing;
      return held ? written(held) : drafts.find(id, author);
    },
    async latest(form, author) {
      const held = [...waiting.values()].findLast(
        ({ typing }) => typing.form === form && typing.author === author,
      );
      return held ? written(held.typing) : drafts.latest(form, author);
    },
    note(typing) {
      const key = keyOf(typing);
      if (discarded.has(key)) return;
      const held = waiting.get(key);
      if (held) {
        if (!isNewer(held.typing, typing)) held.typing = typing;
        return;
      }
      const cancel = clock.after(atMostEveryMs, () => {
        const latest = drop(key);
        if (latest) inFlight.track(put(latest));
      });
      waiting.set(key, { typing, cancel });
    },
    async save(draft) {
      drop(keyOf(draft));
      discarded.delete(keyOf(draft));
      await drafts.save(draft);
    },
    async discard(id, author) {
      drop(keyOf({ id, author }));
      remember(keyOf({ id, author }));
      await drafts
        .discard(id, author)
        .catch((error: unknown) => log.warn({ err: error }, 'a draft was not discarded'));
    },
    async flush() {
      await Promise.all([...waiting.keys()].flatMap((key) => drop(key) ?? []).map(put));
    },
  };
}

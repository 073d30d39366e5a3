import type { Clock } from '../ops/clock.ts';
import type { InFlight } from '../ops/in-flight.ts';
import type { Log } from '../ops/log.ts';
import type { Draft, Drafts } from '../store/drafts.ts';

const atMostEveryMs = 1_000;

/** Saves what is being typed, each form at most once a second; the latest always wins. */
export interface DraftKeeper {
  find(id: string, author: string): Promise<Draft | undefined>;
  note(draft: Draft): void;
  /** Saves at once, and drops whatever was still to be saved. */
  save(draft: Draft): Promise<void>;
  /** Forgets a draft; where the store does not answer it goes with its seven days. */
  discard(id: string): Promise<void>;
  /** Saves everything still to be saved. */
  flush(): Promise<void>;
}

interface Deps {
  drafts: Drafts;
  clock: Clock;
  inFlight: InFlight;
  log: Log;
}

export function draftKeeper({ drafts, clock, inFlight, log }: Deps): DraftKeeper {
  const waiting = new Map<string, { draft: Draft; cancel: () => void }>();

  const put = (draft: Draft) =>
    drafts.save(draft).catch((error: unknown) => log.warn({ err: error }, 'a draft was not saved'));

  function drop(id: string): Draft | undefined {
    const held = waiting.get(id);
    held?.cancel();
    waiting.delete(id);
    return held?.draft;
  }

  return {
    async find(id, author) {
      const held = waiting.get(id)?.draft;
      return held?.author === author ? held : drafts.find(id, author);
    },
    note(draft) {
      const held = waiting.get(draft.id);
      if (held) {
        held.draft = draft;
        return;
      }
      const cancel = clock.after(atMostEveryMs, () => {
        const latest = drop(draft.id);
        if (latest) inFlight.track(put(latest));
      });
      waiting.set(draft.id, { draft, cancel });
    },
    async save(draft) {
      drop(draft.id);
      await drafts.save(draft);
    },
    async discard(id) {
      drop(id);
      await drafts
        .discard(id)
        .catch((error: unknown) => log.warn({ err: error }, 'a draft was not discarded'));
    },
    async flush() {
      await Promise.all([...waiting.keys()].flatMap((id) => drop(id) ?? []).map(put));
    },
  };
}

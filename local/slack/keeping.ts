import type { Keeper } from './keeper.ts';
import type { State } from './state.ts';
import { type Change, keptVersion, whatIsKept } from './what-is-kept.ts';

/** Brings back what was kept, and from then on keeps what changes. */
export class Keeping {
  readonly #state: State;
  readonly #keep: Keeper;
  readonly #watched: { besides: boolean; changes: () => Change[] }[];
  #isDue = false;
  #isSaving = false;
  #isFailing = false;
  #pending = new Map<string, string | undefined>();
  /** Whoever waits until what is pending is kept. */
  #waiting: (() => void)[] = [];

  /** Throws, in words, where what was kept cannot be read. */
  static async begin(state: State, keep: Keeper): Promise<Keeping> {
    try {
      restore(state, keep, await keep.load(keptVersion));
      await state.files.tidy();
      const keeping = new Keeping(state, keep);
      state.changes.subscribe(() => keeping.#soon());
      state.whenKept = (run) => keeping.whenKept(run);
      await new Promise<void>((kept) => keeping.whenKept(kept));
      return keeping;
    } catch (error) {
      await keep.close();
      throw error;
    }
  }

  private constructor(state: State, keep: Keeper) {
    this.#state = state;
    this.#keep = keep;
    this.#watched = Object.entries(whatIsKept).map(([name, { watch, isOnlyBesides = false }]) => {
      const changes = watch(state);
      const named = ([key, text]: Change): Change => [`${name}/${key}`, text];
      return { besides: isOnlyBesides, changes: () => [...changes()].map(named) };
    });
  }

  /** Runs it once all that stands now is kept: at once, where nothing is new. */
  whenKept(run: () => void): void {
    this.#look();
    if (this.#isSaving) this.#waiting.push(run);
    else run();
  }

  /** Runs it while nothing waits to be kept; where there is always more, after a few turns. */
  whenAllIsKept(run: () => void, turns = 5): void {
    this.whenKept(() => (this.#isSaving && turns > 1 ? this.whenAllIsKept(run, turns - 1) : run()));
  }

  /** Keeps the last of it. */
  async stop(): Promise<void> {
    await new Promise<void>((kept) => this.whenKept(kept));
    await this.#keep.close();
  }

  /** Whatever is changed in the same breath is kept together. */
  #soon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#look();
    });
  }

  #look(): void {
    const found = (besides: boolean) =>
      this.#watched.filter((one) => one.besides === besides).flatMap(({ changes }) => changes());
    for (const [key, text] of found(false)) this.#pending.set(key, text);
    if (this.#pending.size === 0 || this.#isSaving) return;
    for (const [key, text] of found(true)) this.#pending.set(key, text);
    this.#isSaving = true;
    void this.#save();
  }

  async #save(): Promise<void> {
    while (this.#pending.size > 0) {
      const [batch, waiting] = [this.#pending, this.#waiting];
      [this.#pending, this.#waiting] = [new Map(), []];
      try {
        await this.#keep.save(batch);
        this.#isFailing = false;
      } catch (error) {
        // What changed since is newer; all of it is tried again with the next change.
        this.#pending = new Map([...batch, ...this.#pending]);
        this.#waiting.push(...waiting);
        this.#fails(error);
        break;
      }
      for (const go of waiting) go();
    }
    this.#isSaving = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  #fails(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    const why = error instanceof Error ? error.message : String(error);
    this.#state.complain(`What happens here cannot be kept for now: ${why}`);
  }
}

function restore(state: State, keep: Keeper, all: [key: string, text: string][]): void {
  for (const [path, text] of all) {
    const [name = ''] = path.split('/', 1);
    const kept = Object.hasOwn(whatIsKept, name) ? whatIsKept[name] : undefined;
    try {
      kept?.restore(state, path.slice(name.length + 1), JSON.parse(text));
    } catch {
      throw keep.unreadable(path);
    }
  }
}

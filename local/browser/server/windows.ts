import type { Workspace } from '../../slack/index.ts';
import type { Sidebar } from '../protocol/shown.ts';
import { newsOf } from './news.ts';
import type { Parts } from './parts.ts';
import type { Window } from './window.ts';

/** All windows that are open. Each hears once of however many changes come at once. */
export class Windows {
  readonly #windows = new Set<Window>();
  readonly #seats: ReturnType<Workspace['seat']>[];
  readonly #off: (() => void)[];
  readonly #whenKept: Workspace['whenKept'];
  #isDue = false;

  constructor(workspace: Workspace, people: readonly { name: string }[], { time, tour }: Parts) {
    this.#whenKept = workspace.whenKept;
    this.#seats = people.map(({ name }) => workspace.seat(name));
    this.#off = [workspace, time, tour].map((part) => part.subscribe(this.tellSoon));
  }

  add(window: Window): void {
    this.#windows.add(window);
    this.#whenKept(() => this.tell());
  }

  delete(window: Window): void {
    this.#windows.delete(window);
    window.close();
  }

  readonly tellSoon = (): void => {
    if (this.#isDue || this.#windows.size === 0) return;
    this.#isDue = true;
    setImmediate(() =>
      this.#whenKept(() => {
        if (this.#isDue) this.tell();
      }),
    );
  };

  /** At once, so that an answer to an act comes after what the act has changed. */
  tell(): void {
    this.#isDue = false;
    let news: Sidebar['news'] | undefined;
    for (const window of this.#windows) window.tell(() => (news ??= newsOf(this.#seats)));
  }

  stop(): void {
    this.#isDue = false;
    for (const off of this.#off) off();
    for (const window of this.#windows) this.delete(window);
  }
}

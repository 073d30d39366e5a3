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
  #soon: NodeJS.Immediate | undefined;

  constructor(workspace: Workspace, people: readonly { name: string }[], { time, tour }: Parts) {
    this.#seats = people.map(({ name }) => workspace.seat(name));
    this.#off = [workspace, time, tour].flatMap((part) => (part ? [part.subscribe(this.tellSoon)] : []));
  }

  add(window: Window): void {
    this.#windows.add(window);
    this.tell();
  }

  delete(window: Window): void {
    this.#windows.delete(window);
    window.close();
  }

  readonly tellSoon = (): void => {
    if (this.#windows.size > 0) this.#soon ??= setImmediate(() => this.tell());
  };

  /** At once, so that an answer to an act comes after what the act has changed. */
  tell(): void {
    clearImmediate(this.#soon);
    this.#soon = undefined;
    let news: Sidebar['news'] | undefined;
    for (const window of this.#windows) window.tell(() => (news ??= newsOf(this.#seats)));
  }

  stop(): void {
    clearImmediate(this.#soon);
    for (const off of this.#off) off();
    for (const window of this.#windows) this.delete(window);
  }
}

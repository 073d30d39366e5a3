import type { About, Seat } from '../../slack/index.ts';
import type { Sidebar, Told } from '../protocol/shown.ts';
import { directoryShown, type Playable, sidebarShown } from './directory-shown.ts';
import { Listing } from './listing.ts';
import type { Parts } from './parts.ts';
import { viewsShown } from './views-shown.ts';

export interface WindowOptions {
  /** Whose it is; nobody's while people are shown to choose from. */
  seat: Seat | undefined;
  about: About;
  people: readonly Playable[];
  parts: Parts;
  /** By what its page is known from an older one. */
  built(): string;
  send(told: string): void;
  /** Asks to be told again soon. */
  tellSoon(): void;
}

/** One window: what it has open, and what it has been sent, so that only what changed is sent again. */
export class Window {
  readonly #options: WindowOptions;
  #conversation: Listing | undefined;
  #thread: Listing | undefined;
  #stopWatching: (() => void) | undefined;
  /** The latest of each piece, as text. */
  readonly #sent = new Map<string, string>();

  constructor(options: WindowOptions) {
    this.#options = options;
  }

  get seat(): Seat {
    const { seat } = this.#options;
    if (!seat) throw new Error('Choose who to be first.');
    return seat;
  }

  open(conversation: string): void {
    this.#conversation = new Listing(this.seat, this.#options.about, this.seat.conversation(conversation).id);
  }

  older(conversation: string): void {
    if (this.#conversation?.conversation !== conversation)
      throw new Error('That conversation is not open in this window.');
    this.#conversation.older();
  }

  /** Opens a thread, or closes the one that is open. */
  thread(conversation: string, ts: string | null): void {
    this.#thread = undefined;
    if (ts === null) return;
    const parent = this.seat.message(conversation, ts);
    this.#thread = new Listing(this.seat, this.#options.about, conversation, parent.ts);
  }

  /** Traffic is looked at for as long as a window watches it. */
  watchTraffic(on: boolean): void {
    this.#stopWatching?.();
    this.#stopWatching = on ? this.#options.parts.traffic.subscribe(this.#options.tellSoon) : undefined;
    this.#sent.delete('traffic');
  }

  close(): void {
    this.watchTraffic(false);
  }

  /** Sends what is new. */
  tell(news: () => Sidebar['news']): void {
    const { seat, about, people, parts, built } = this.#options;
    this.#say(directoryShown(about, people, seat, built()));
    this.#say(sidebarShown(about, seat, news()));
    if (seat) {
      this.#say(viewsShown(seat));
      this.#conversation = this.#tellOf(this.#conversation);
      this.#thread = this.#tellOf(this.#thread);
    }
    const time = parts.time.shown();
    // The hands of the clock move by themselves.
    this.#say(time, JSON.stringify({ ...time, now: 0 }));
    this.#say(parts.tour.shown());
    if (this.#stopWatching) this.#say({ is: 'traffic', lines: parts.traffic.lines() });
  }

  send(told: Told): void {
    this.#options.send(JSON.stringify(told));
  }

  /** What somebody is in no longer is empty to them, and stays so. */
  #tellOf(listing: Listing | undefined): Listing | undefined {
    if (!listing) return undefined;
    const { conversation, thread } = listing;
    if (this.seat.isIn(conversation)) {
      const messages = listing.news();
      if (messages) this.send(messages);
      return listing;
    }
    const where = { conversation, ...(thread !== undefined && { thread }) };
    this.send({ is: 'messages', ...where, whole: true, put: [], gone: [], hasOlder: false });
    return undefined;
  }

  #say(told: Told, what = JSON.stringify(told)): void {
    if (this.#sent.get(told.is) === what) return;
    this.#sent.set(told.is, what);
    this.send(told);
  }
}

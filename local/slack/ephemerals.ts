import type { Block } from './blocks.ts';
import { dropOldest } from './remembering.ts';

/** A message shown to one person and stored nowhere: its ts is good for nothing but its response_url. */
export interface Ephemeral {
  ts: string;
  channelId: string;
  userId: string;
  from: 'app' | 'slackbot';
  text: string;
  blocks?: Block[];
  threadTs?: string;
}

export class Ephemerals {
  #shown: Ephemeral[] = [];
  #most: number | undefined;

  constructor(most?: number) {
    this.#most = most;
  }

  show(ephemeral: Ephemeral): void {
    this.#shown.push(ephemeral);
    dropOldest(this.#shown, this.#most);
  }

  find(ts: string): Ephemeral | undefined {
    return this.#shown.find((one) => one.ts === ts);
  }

  replace(ts: string, next: Ephemeral): void {
    this.#shown = this.#shown.map((one) => (one.ts === ts ? next : one));
  }

  remove(ts: string): void {
    this.#shown = this.#shown.filter((one) => one.ts !== ts);
  }

  /** Gone, as they are when a person reloads Slack. */
  forget(userId: string): void {
    this.#shown = this.#shown.filter((one) => one.userId !== userId);
  }

  seenBy(userId: string): Ephemeral[] {
    return this.#shown.filter((one) => one.userId === userId);
  }
}

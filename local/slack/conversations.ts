import type { Clock } from '../clock.ts';
import type { ChannelOptions } from './options.ts';

export interface Conversation {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  members: Set<string>;
  isArchived: boolean;
  isExtShared: boolean;
  created: number;
}

/** What Slack's scopes and events call each kind of conversation. */
export const family = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

export class Conversations {
  #all = new Map<string, Conversation>();
  #clock: Clock;
  #botUserId: string;

  constructor(channels: ChannelOptions[], botUserId: string, clock: Clock) {
    this.#clock = clock;
    this.#botUserId = botUserId;
    for (const channel of channels) {
      this.#add({
        id: channel.id,
        name: channel.name,
        kind: channel.isPrivate ? 'private' : 'public',
        members: new Set(channel.members),
        isArchived: channel.isArchived ?? false,
        isExtShared: channel.isExtShared ?? false,
      });
    }
  }

  get(id: string): Conversation | undefined {
    return this.#all.get(id);
  }

  find(nameOrId: string): Conversation | undefined {
    const name = nameOrId.replace(/^#/, '');
    return this.#all.get(nameOrId) ?? this.all().find((one) => one.name === name);
  }

  all(): Conversation[] {
    return [...this.#all.values()];
  }

  /** The app's conversation with these people: the same set always gives the same one. */
  withApp(userIds: string[]): Conversation {
    const people = [...new Set(userIds)].sort();
    const [only] = people;
    // Made from the members, so that a restarted workspace gives the DM that an app has stored.
    const id =
      people.length === 1 && only ? `D${only.slice(1)}` : `G${people.map((u) => u.slice(1)).join('')}`;
    return (
      this.#all.get(id) ??
      this.#add({
        id,
        name: people.length === 1 ? '' : `mpdm-${people.join('--')}-1`,
        kind: people.length === 1 ? 'im' : 'mpim',
        members: new Set([...people, this.#botUserId]),
        isArchived: false,
        isExtShared: false,
      })
    );
  }

  /** A channel that the app has made, and is in. */
  create(id: string, name: string, isPrivate: boolean): Conversation {
    return this.#add({
      id,
      name,
      kind: isPrivate ? 'private' : 'public',
      members: new Set([this.#botUserId]),
      isArchived: false,
      isExtShared: false,
    });
  }

  /** One that was kept, in place of one that there is from the start. */
  restore(conversation: Conversation): void {
    this.#all.set(conversation.id, conversation);
  }

  #add(conversation: Omit<Conversation, 'created'>): Conversation {
    const added = { ...conversation, created: Math.floor(this.#clock.now().getTime() / 1000) };
    this.#all.set(added.id, added);
    return added;
  }
}

import { type Clock, hostClock } from '../clock.ts';
import type { Values } from './blocks.ts';
import { Changes } from './changes.ts';
import { Conversations } from './conversations.ts';
import { Directory } from './directory.ts';
import { Ephemerals } from './ephemerals.ts';
import { Faults } from './faults.ts';
import { Ids } from './ids.ts';
import type { Json } from './json.ts';
import { Messages } from './messages.ts';
import { Modals } from './modals.ts';
import type { WorkspaceOptions } from './options.ts';
import { ResponseUrls } from './response-urls.ts';
import { Triggers } from './triggers.ts';

/** One Web API call, as the log keeps it; `answer` is missing while it is under way or cut off. */
export interface LoggedCall {
  n: number;
  method: string;
  args: Json;
  answer?: Json;
  at: Date;
}

/** Everything that a workspace knows. */
export class State {
  readonly options: WorkspaceOptions;
  readonly clock: Clock;
  readonly changes = new Changes();
  readonly faults = new Faults();
  readonly ids: Ids;
  readonly triggers: Triggers;
  readonly directory: Directory;
  readonly conversations: Conversations;
  readonly messages = new Messages();
  readonly ephemerals = new Ephemerals();
  readonly modals: Modals;
  readonly responseUrls = new ResponseUrls();
  readonly scopes: ReadonlySet<string>;
  readonly botId: string;
  readonly calls: LoggedCall[] = [];
  /** What went wrong by Slack's rules, in sentences. */
  readonly problems: string[] = [];
  /** `user/ts` of messages whose button has a warning mark: its press was not acknowledged. */
  readonly warned = new Set<string>();
  /** `user/ts` → what that person chose in a message's own selects. */
  readonly chosen = new Map<string, Values>();
  readonly lastPostAt = new Map<string, number>();
  /** Events on their way to the app; the delivery sets this once it stands. */
  announce: (event: Json) => Promise<void> = async () => {};
  /** Where this workspace is served. */
  origin = '';
  /** A fresh WebSocket address, likewise. */
  socketUrl: () => string = () => '';

  constructor(options: WorkspaceOptions) {
    this.options = options;
    this.clock = options.clock ?? hostClock;
    this.ids = new Ids(this.clock);
    this.triggers = new Triggers(this.clock, this.ids);
    this.directory = new Directory(options);
    this.conversations = new Conversations(options.channels, options.app.botUserId, this.clock);
    this.modals = new Modals(this.ids);
    this.scopes = new Set(options.manifest.oauth_config?.scopes?.bot ?? []);
    this.botId = `B${options.app.botUserId.slice(1)}`;
    // A conversation keeps its id for good: an app may have stored it before this workspace was started.
    for (const { id } of options.members) this.conversations.withApp([id]);
    for (const { id, members } of options.channels) this.#refuseUnknown(members, `channel ${id}`);
    for (const { id, users } of options.userGroups) this.#refuseUnknown(users, `user group ${id}`);
  }

  complain(problem: string): void {
    this.problems.push(problem);
    this.changes.notify();
  }

  #refuseUnknown(ids: string[], where: string): void {
    const unknown = ids.filter((id) => !this.directory.get(id));
    if (unknown.length > 0) throw new Error(`No such member in ${where}: ${unknown.join(', ')}`);
  }
}

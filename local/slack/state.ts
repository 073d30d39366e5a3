import { type Clock, hostClock } from '../clock.ts';
import type { Values } from './blocks.ts';
import { Changes } from './changes.ts';
import { Conversations } from './conversations.ts';
import { Directory } from './directory.ts';
import { Ephemerals } from './ephemerals.ts';
import { Faults } from './faults.ts';
import { Files } from './files.ts';
import { Ids } from './ids.ts';
import type { Json } from './json.ts';
import { Messages } from './messages.ts';
import { Modals } from './modals.ts';
import type { Manifest, WorkspaceOptions } from './options.ts';
import { Rates } from './rates.ts';
import { Reads } from './reads.ts';
import { dropOldest } from './remembering.ts';
import { ResponseUrls } from './response-urls.ts';
import { Scheduled } from './scheduled.ts';
import { botScopes } from './scopes.ts';
import { Triggers } from './triggers.ts';
import { Unread } from './unread.ts';
import { validateManifest } from './validate/index.ts';

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
  readonly rates: Rates;
  readonly files: Files;
  readonly scheduled = new Scheduled();
  readonly ids: Ids;
  readonly triggers: Triggers;
  readonly directory: Directory;
  readonly conversations: Conversations;
  readonly messages = new Messages();
  readonly ephemerals: Ephemerals;
  readonly reads = new Reads();
  readonly unread = new Unread(this.messages, this.reads);
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
  readonly #later = new Set<() => void>();
  /** Events on their way to the app; the delivery sets this once it stands. */
  announce: (event: Json) => Promise<void> = async () => {};
  /** Runs it once what stands now is kept, for a workspace that is. */
  whenKept: (run: () => void) => void = (run) => run();
  /** Where this workspace is served. */
  origin = '';
  /** A fresh WebSocket address, likewise. */
  socketUrl: () => string = () => '';

  constructor(options: WorkspaceOptions) {
    this.options = options;
    refuseManifest(options.manifest);
    this.clock = options.clock ?? hostClock;
    this.rates = new Rates(this.clock, options.enforceRates);
    this.ids = new Ids(this.clock);
    this.files = new Files(options.keep?.files);
    this.triggers = new Triggers(this.clock, this.ids, options.remembered);
    this.ephemerals = new Ephemerals(options.remembered);
    this.directory = new Directory(options);
    this.conversations = new Conversations(options.channels, options.app.botUserId, this.clock);
    this.modals = new Modals(this.ids);
    this.scopes = granted(options.manifest, options.grantedOptionalScopes ?? []);
    this.botId = `B${options.app.botUserId.slice(1)}`;
    // A conversation keeps its id for good: an app may have stored it before this workspace was started.
    for (const { id } of options.members) this.conversations.withApp([id]);
    for (const { id, members } of options.channels) this.#refuseUnknown(members, `channel ${id}`);
    for (const { id, users } of options.userGroups) this.#refuseUnknown(users, `user group ${id}`);
  }

  complain(problem: string): void {
    this.problems.push(problem);
    dropOldest(this.problems, this.options.remembered);
    this.changes.notify();
  }

  /** Runs it once, that much later by the workspace's clock, unless the workspace has stopped by then. */
  after(ms: number, run: () => void): () => void {
    const cancel = this.clock.after(ms, () => {
      this.#later.delete(cancel);
      run();
    });
    this.#later.add(cancel);
    return cancel;
  }

  stop(): void {
    for (const cancel of this.#later) cancel();
    this.#later.clear();
  }

  #refuseUnknown(ids: string[], where: string): void {
    const unknown = ids.filter((id) => !this.directory.get(id));
    if (unknown.length > 0) throw new Error(`No such member in ${where}: ${unknown.join(', ')}`);
  }
}

/** Tests give as much of a manifest as they need; that much has to be right. */
function refuseManifest(manifest: Manifest): void {
  const problems = validateManifest(manifest, { whole: false });
  if (problems.length === 0) return;
  const told = problems.map(({ message, pointer }) => `${message} [${pointer}]`);
  throw new Error(`Slack refuses this manifest: ${told.join('; ')}`);
}

function granted({ oauth_config }: Manifest, optional: string[]): Set<string> {
  const { bot = [], bot_optional = [] } = oauth_config?.scopes ?? {};
  const unknown = [...bot, ...bot_optional].filter((scope) => !botScopes.has(scope));
  if (unknown.length > 0) throw new Error(`Slack has no such bot scope: ${unknown.join(', ')}`);
  return new Set([...bot, ...bot_optional.filter((scope) => optional.includes(scope))]);
}

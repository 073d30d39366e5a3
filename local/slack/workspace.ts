import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { archive, join, leave } from './channel-changes.ts';
import type { Conversations } from './conversations.ts';
import type { PlannedAckFault } from './delivery/ack-faults.ts';
import { Deliveries, type Delivery, type Outcome, type Transport } from './delivery/deliveries.ts';
import { Disorder, type DisorderOptions } from './delivery/disorder.ts';
import { Events, type HeldEvents } from './delivery/events.ts';
import { Interactions } from './delivery/interactions.ts';
import { SignedHttp } from './delivery/signed-http.ts';
import type { PlannedCut } from './delivery/socket-cuts.ts';
import type { DisconnectReason } from './delivery/socket-link.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import type { Directory } from './directory.ts';
import type { Faults } from './faults.ts';
import type { Json } from './json.ts';
import { Keeping } from './keeping.ts';
import type { Message, SharedFile } from './messages.ts';
import type { WorkspaceOptions } from './options.ts';
import { type Brought, bringFile } from './person/files.ts';
import { Person } from './person/person.ts';
import { Seat } from './person/seat.ts';
import { type LoggedCall, State } from './state.ts';
import { asUser } from './web-api/people.ts';
import { webApi } from './web-api/server.ts';
import { asGroup } from './web-api/user-groups.ts';

/** What a client of Slack's knows without asking. */
export interface About extends Pick<WorkspaceOptions, 'team' | 'app' | 'manifest'> {
  directory: Pick<Directory, 'botUserId' | 'get' | 'find' | 'all' | 'group' | 'groups'>;
  conversations: Pick<Conversations, 'get' | 'find' | 'all'>;
  scopes: ReadonlySet<string>;
}

export interface Workspace {
  /** The Web API's address, for `clientOptions.slackApiUrl`. */
  apiUrl: string;
  port: number;
  faults: Faults;
  calls: readonly LoggedCall[];
  deliveries: readonly Delivery[];
  person(nameOrId: string): Person;
  /** The same person at Slack's own client, where one acts by ids on what one touches. */
  seat(nameOrId: string): Seat;
  /** Who and what there is, to look at. */
  about: About;
  /** What went against Slack's rules so far: missing, late and double acks, and answers that Slack refuses. */
  problems(): string[];
  /** Forgets them, where a test has provoked them. */
  forgiveProblems(): void;
  messages(channel: string): Message[];
  /** Resolves at the next change of anything visible. */
  changed(): Promise<void>;
  subscribe(listener: () => void): () => void;
  /** Resolves once no payload awaits its ack. */
  quiet(): Promise<void>;
  /** From now on payloads go to this URL. */
  deliverTo(url: string): void;
  /** Slack's url_verification handshake with the URL. */
  verifyUrl(): Promise<boolean>;
  sockets(): number;
  /** Asks every connection to come back, or only that one: 0 has been there longest. A warned one has ten seconds. */
  refreshSockets(reason?: DisconnectReason, which?: { only?: number }): void;
  /** Breaks every connection without a word, or one of them once that has happened on it. */
  cutSockets(plan?: PlannedCut): void;
  /** What becomes of the next ack on its way to the workspace, whichever way it comes. */
  spoilAcks(plan: PlannedAckFault): void;
  /** From now on events come late, in any order and more than once; the answer ends it. */
  disorder(options: DisorderOptions): () => void;
  /** As the app's owner does once Slack has switched its events off. */
  enableEvents(): void;
  sendEvent(event: Json, options?: { retries?: number }): Promise<Outcome>;
  /** From now on what happens waits for its release before the app is told; `sendEvent` does not wait. */
  holdEvents(): HeldEvents;
  deactivate(nameOrId: string): void;
  archive(channel: string): void;
  /** Somebody, or the app by its own name, joins or leaves a channel. */
  joins(nameOrId: string, channel: string): void;
  leaves(nameOrId: string, channel: string): void;
  /** From now on another organisation is in the channel, too. */
  share(channel: string): void;
  /** Gives a user group, by handle or id, other members. */
  changeGroup(handle: string, people: string[]): void;
  /** Takes a person's file, for a message to share; or throws, with a sentence that says why not. */
  bringFile(nameOrId: string, brought: Brought): Promise<SharedFile>;
  /** A file whose bytes are here, whoever brought it. */
  file(id: string): Promise<Brought | undefined>;
  /** Runs it once what can be seen is kept: at once, where nothing is. */
  whenKept(run: () => void): void;
  stop(): Promise<void>;
}

export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const state = new State(options);
  const sockets = new SocketMode(state, (id, answer) => deliveries.acknowledge(id, answer));
  let transport: Transport = sockets;
  const deliveries: Deliveries = new Deliveries(state, () => transport);
  if (options.disorder) deliveries.disorder = new Disorder(options.disorder);
  const events = new Events(state, deliveries);
  const interactions = new Interactions(state, deliveries);
  state.announce = (event) => events.announce(event);
  const keeping = options.keep && (await Keeping.begin(state, options.keep));
  const server = webApi(state);
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  state.origin = `http://127.0.0.1:${port}`;
  state.socketUrl = () => sockets.address();

  const people = new Map<string, Person>();
  const seats = new Map<string, Seat>();
  const deliverTo = (url: string) => {
    transport = new SignedHttp(state, url, deliveries);
  };
  if (options.delivery !== 'socket') deliverTo(options.delivery.url);

  return {
    apiUrl: `${state.origin}/api/`,
    port,
    faults: state.faults,
    calls: state.calls,
    deliveries: deliveries.log,
    person(nameOrId) {
      const member = known(state, nameOrId);
      const person = people.get(member.id) ?? new Person(state, interactions, member);
      people.set(member.id, person);
      return person;
    },
    seat(nameOrId) {
      const member = known(state, nameOrId);
      const seat = seats.get(member.id) ?? new Seat(state, interactions, member);
      seats.set(member.id, seat);
      return seat;
    },
    about: aboutOf(state),
    problems: () => [...state.problems],
    forgiveProblems() {
      state.problems.length = 0;
    },
    messages: (channel) => [...state.messages.in(state.conversations.find(channel)?.id ?? channel)],
    changed: () => state.changes.next(),
    subscribe: (listener) => state.changes.subscribe(listener),
    quiet: () => deliveries.quiet(),
    deliverTo,
    verifyUrl: () => (transport instanceof SignedHttp ? transport.verify() : Promise.resolve(false)),
    sockets: () => sockets.size,
    refreshSockets: (reason, which) => sockets.refresh(reason, which),
    cutSockets: (plan) => sockets.cut(plan),
    spoilAcks: (plan) => deliveries.ackFaults.next(plan),
    disorder(how) {
      const disorder = new Disorder(how);
      deliveries.disorder = disorder;
      return () => {
        if (deliveries.disorder === disorder) deliveries.disorder = undefined;
      };
    },
    enableEvents: () => events.limits.enable(),
    sendEvent: (event, how) => events.send(event, how),
    holdEvents: () => events.hold(),
    deactivate(nameOrId) {
      const member = known(state, nameOrId);
      member.deleted = true;
      void state.announce({ type: 'user_change', user: asUser(state, member), cache_ts: 0 });
      state.changes.notify();
    },
    archive(channel) {
      // By an administrator, of whom nobody here knows.
      archive(state, 'USLACKBOT', channelCalled(state, channel));
    },
    joins: (nameOrId, channel) => join(state, known(state, nameOrId).id, channelCalled(state, channel)),
    leaves: (nameOrId, channel) => leave(state, known(state, nameOrId).id, channelCalled(state, channel)),
    share(channel) {
      channelCalled(state, channel).isExtShared = true;
    },
    changeGroup(handle, names) {
      const group = state.directory.groups().find((one) => one.handle === handle || one.id === handle);
      if (!group) throw new Error(`There is no user group ${handle}.`);
      const before = group.users;
      group.users = names.map((name) => known(state, name).id);
      const common = { subteam_id: group.id, team_id: options.team.id };
      void state.announce({
        type: 'subteam_updated',
        subteam: { ...asGroup(state, group), users: group.users },
      });
      void state.announce({
        type: 'subteam_members_changed',
        ...common,
        added_users: group.users.filter((id) => !before.includes(id)),
        removed_users: before.filter((id) => !group.users.includes(id)),
      });
    },
    bringFile: (nameOrId, brought) => bringFile(state, known(state, nameOrId).id, brought),
    async file(id) {
      const bytes = await state.files.bytesOf(id);
      const file = state.files.get(id)?.file;
      return file && bytes && { name: file.name, type: String(file.mimetype), bytes };
    },
    whenKept: (run) => (keeping ? keeping.whenAllIsKept(run) : run()),
    async stop() {
      state.stop();
      events.stop();
      deliveries.stop();
      await Promise.all([transport.stop(), sockets.stop()]);
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await keeping?.stop();
    },
  };
}

function aboutOf({ options, directory, conversations, scopes }: State): About {
  const { team, app, manifest } = options;
  return { team, app, manifest, directory, conversations, scopes };
}

function channelCalled({ conversations }: State, channel: string) {
  const found = conversations.find(channel);
  if (!found) throw new Error(`There is no channel ${channel}.`);
  return found;
}

function known({ directory }: State, nameOrId: string) {
  const member = directory.find(nameOrId);
  if (member) return member;
  const names = directory.all().map(({ realName }) => realName);
  throw new Error(`There is nobody called ${nameOrId} here. There are: ${names.join(', ')}`);
}

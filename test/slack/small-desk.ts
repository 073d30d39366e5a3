import { randomUUID } from 'node:crypto';
import { afterAll, afterEach } from '@jest/globals';
import { pino } from 'pino';
import { type LocalMongo, type LocalMongoOptions, startMongo } from '../../local/mongo/index.ts';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { signed } from '../../local/slack/delivery/signature.ts';
import {
  type Manifest,
  type Person,
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../local/slack/index.ts';
import { InFlight } from '../../src/ops/in-flight.ts';
import { webClient } from '../../src/slack/clients.ts';
import { connectSlack } from '../../src/slack/connection.ts';
import { type Desk, Registrations } from '../../src/slack/desk.ts';
import { directory as peopleOf } from '../../src/slack/directory.ts';
import { draftKeeper } from '../../src/slack/draft-keeper.ts';
import { events } from '../../src/slack/events.ts';
import { gate as gateOf } from '../../src/slack/gate.ts';
import { listen } from '../../src/slack/listen.ts';
import type { KeyRing } from '../../src/store/sealing.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { HandClock } from '../support/hand-clock.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

/** Everything that a desk can answer, whether a flow does or not. */
const manifest: Manifest = {
  features: {
    slash_commands: [{ command: '/note', should_escape: true }],
    shortcuts: [
      { name: 'Take a note', type: 'global', callback_id: 'take-note' },
      { name: 'Note this', type: 'message', callback_id: 'note-this' },
    ],
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'im:history',
        'channels:history',
        'groups:history',
        'channels:read',
        'groups:read',
        'users:read',
        'usergroups:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: ['message.channels', 'message.groups', 'message.im', 'app_home_opened'],
    },
  },
};

export interface SmallDesk {
  clock: HandClock;
  workspace: Workspace;
  store: Store;
  log: Record<string, unknown>[];
  person(name: string): Person;
  /** Every call of a method so far. */
  calls(method: string): Workspace['calls'];
  /** Waits until nothing is under way. */
  settle(): Promise<void>;
  /** Sends a body as Slack would, and gives the status of the answer. */
  sends(payload: object): Promise<number>;
}

interface SmallDeskOptions {
  workspace?: Partial<WorkspaceOptions>;
  fault?: LocalMongoOptions['fault'];
}

const stops: (() => Promise<void>)[] = [];
let shared: LocalMongo | undefined;

/** The real listeners on the stand-ins, with whatever a test puts on the desk. */
export async function aDesk(
  register: (desk: Desk, deps: { clock: HandClock }) => void,
  { workspace: differently, fault }: SmallDeskOptions = {},
): Promise<SmallDesk> {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  const own = fault && (await startMongo({ fault }));
  if (!own) shared ??= await startMongo();
  const base = (own ?? shared)?.uri ?? '';
  const workspace = await startWorkspace({
    ...sampleWorkspace,
    manifest,
    clock,
    delivery: 'socket',
    ...differently,
  });
  const lines: SmallDesk['log'] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const inFlight = new InFlight();
  const { botToken, signingSecret } = sampleWorkspace.app;
  const { apiUrl } = workspace;
  const transport = { kind: 'http', signingSecret, port: 0 } as const;
  const connection = connectSlack({ botToken, apiUrl, transport, clock, inFlight, log });
  const client = webClient(botToken, apiUrl, 2_500);
  const keys: KeyRing = [{ id: 'test', bytes: new Uint8Array(32).fill(7) }];
  const store = await openStore({
    uri: `${base.replace(/\/?$/, '/')}desk-${randomUUID().slice(0, 8)}`,
    keys,
    lookUpKeys: keys,
    clock,
    log,
  });
  const organisation = sampleOrganisation();
  const standing = { client, teamId: sampleWorkspace.team.id, now: clock.now };
  const desk = new Registrations();
  register(desk, { clock });
  listen({
    app: connection.app,
    events: events(connection.app),
    desk,
    client,
    directory: peopleOf({ ...standing, people: store.people, organisation }),
    gate: gateOf(standing),
    keeper: draftKeeper({ drafts: store.drafts, clock, inFlight, log }),
    clock,
    inFlight,
    log,
    newId: randomUUID,
    redraw: async () => false,
  });
  const url = `http://127.0.0.1:${await connection.start()}/slack/events`;
  workspace.deliverTo(url);
  stops.push(async () => {
    connection.refuse();
    await inFlight.idle();
    await connection.stop();
    await store.close();
    await workspace.stop();
    await own?.stop();
  });

  return {
    clock,
    workspace,
    store,
    log: lines,
    person: (name) => workspace.person(name),
    calls: (method) => workspace.calls.filter((call) => call.method === method),
    async settle() {
      for (let calm = 0; calm < 2; ) {
        const before = workspace.calls.length;
        await workspace.quiet();
        await inFlight.idle();
        await new Promise((resolve) => setImmediate(resolve));
        calm = workspace.calls.length === before ? calm + 1 : 0;
      }
    },
    async sends(payload) {
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        ...signed(signingSecret, body),
      };
      return (await fetch(url, { method: 'POST', headers, body })).status;
    },
  };
}

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

afterAll(() => shared?.stop());

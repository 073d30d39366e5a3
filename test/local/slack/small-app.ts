import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type Clock, hostClock } from '../../../local/clock.ts';
import {
  type Manifest,
  startWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from '../../../local/slack/index.ts';

export const tokens = { botToken: 'xoxb-local', appToken: 'xapp-local', signingSecret: 'shh' };

export const manifest: Manifest = {
  features: {
    slash_commands: [{ command: '/note' }, { command: '/mute' }],
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
        'im:write',
        'im:history',
        'channels:history',
        'channels:read',
        'groups:history',
        'users:read',
        'usergroups:read',
      ],
    },
  },
  settings: { event_subscriptions: { bot_events: ['message.channels', 'message.im', 'app_home_opened'] } },
};

export const workspaceOptions = (over: Partial<WorkspaceOptions> = {}): WorkspaceOptions => ({
  team: { id: 'T1', name: 'Advice', domain: 'advice' },
  app: { id: 'A1', name: 'Notes', botUserId: 'UBOT', ...tokens },
  manifest,
  members: [
    { id: 'UANA', name: 'ana', realName: 'Ana Silva' },
    { id: 'UBEN', name: 'ben', realName: 'Ben Okoro' },
  ],
  channels: [
    { id: 'C1', name: 'notes', members: ['UANA', 'UBEN', 'UBOT'] },
    { id: 'C2', name: 'quiet', members: ['UBEN'] },
    { id: 'C3', name: 'secret', members: ['UBEN'], isPrivate: true },
  ],
  userGroups: [{ id: 'S1', handle: 'leads', name: 'Leads', users: ['UBEN'] }],
  delivery: 'socket',
  ...over,
});

/** Many of these tests make Bolt complain on purpose. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export type Way = 'socket' | 'http';

export interface Running {
  workspace: Workspace;
  app: App;
  stop(): Promise<void>;
}

/** A workspace, and a real Bolt app that listens to it. */
export async function running(
  way: Way,
  listen: (app: App) => void,
  { clock = hostClock, ...over }: Partial<WorkspaceOptions> & { clock?: Clock } = {},
): Promise<Running> {
  const workspace = await startWorkspace(workspaceOptions({ clock, ...over }));
  const client = () => ({ slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } });
  const receiver =
    way === 'socket'
      ? new SocketModeReceiver({
          appToken: tokens.appToken,
          logger: silent,
          installerOptions: { clientOptions: client() },
        })
      : new HTTPReceiver({ signingSecret: tokens.signingSecret, logger: silent, port: 0 });
  const app = new App({
    token: tokens.botToken,
    receiver,
    clientOptions: client(),
    deferInitialization: true,
    logger: silent,
  });
  listen(app);
  await app.init();
  const server = await app.start(0);
  if (receiver instanceof HTTPReceiver && server && typeof server === 'object' && 'address' in server) {
    const address = server.address();
    if (address && typeof address === 'object')
      workspace.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  }
  return {
    workspace,
    app,
    async stop() {
      await app.stop();
      await workspace.stop();
    },
  };
}

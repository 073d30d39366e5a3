import { keptIn } from '../../../../local/kept.ts';
import { startWorkspace } from '../../../../local/slack/index.ts';

/** A workspace that a folder keeps, in a process that can be killed: says `ready PORT`, or why not. */
const [folder = ''] = process.argv.slice(2);
const tokens = { botToken: 'xoxb-local', appToken: 'xapp-local', signingSecret: 'shh' };
const bot = ['channels:history', 'chat:write', 'files:read', 'files:write', 'reactions:write'];

try {
  const { port } = await startWorkspace({
    team: { id: 'T1', name: 'Advice', domain: 'advice' },
    app: { id: 'A1', name: 'Notes', botUserId: 'UBOT', ...tokens },
    manifest: { oauth_config: { scopes: { bot } } },
    members: [{ id: 'UANA', name: 'ana', realName: 'Ana Silva' }],
    channels: [{ id: 'C1', name: 'notes', members: ['UANA', 'UBOT'] }],
    userGroups: [],
    delivery: 'socket',
    keep: keptIn(folder),
  });
  process.stdout.write(`ready ${port}\n`);
} catch (error) {
  process.stdout.write(`cannot ${String(error)}\n`);
  process.exitCode = 1;
}

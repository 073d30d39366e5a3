import { Server } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { sampleWorkspace } from '../../local/sample-workspace.ts';

const [transport, slackApiUrl = ''] = process.argv.slice(2);
const { appToken, botToken, signingSecret } = sampleWorkspace.app;
const logLevel = LogLevel.ERROR;

/** Bolt as its documentation has it: one connection, and a listener that acks. */
const receiver =
  transport === 'socket'
    ? new SocketModeReceiver({ appToken, logLevel, installerOptions: { clientOptions: { slackApiUrl } } })
    : new HTTPReceiver({ signingSecret, port: 0, logLevel });
const app = new App({ token: botToken, receiver, logLevel, clientOptions: { slackApiUrl } });
app.action({ type: 'block_actions', action_id: /.*/ }, async ({ ack }) => {
  await ack();
});
app.command(/.*/, async ({ ack }) => {
  await ack();
});
const server: unknown = await app.start();
const address = server instanceof Server ? server.address() : undefined;
process.stdout.write(`ready ${typeof address === 'object' && address ? address.port : 0}\n`);

import { MongoBackend } from '@agendajs/mongo-backend';
import { WebClient } from '@slack/web-api';
import { Agenda } from 'agenda';
import { z } from 'zod';
import { breakable } from './breakable.ts';
import { jobs, remind, reminding } from './remind-job.ts';

const addresses = z.object({
  SLACK_API_URL: z.string(),
  SLACK_BOT_TOKEN: z.string(),
  MONGODB_URI: z.string(),
});

/** Reminders as anybody would write them who trusts Agenda and a WebClient to arrive once. */
const { leaseSeconds, tickSeconds, at } = breakable();
const { SLACK_API_URL, SLACK_BOT_TOKEN, MONGODB_URI } = addresses.parse(process.env);
const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);

const slack = new WebClient(SLACK_BOT_TOKEN, { slackApiUrl: SLACK_API_URL });
const agenda = new Agenda({
  backend: new MongoBackend({ address: MONGODB_URI, collection: jobs }),
  processEvery: tickSeconds * 1_000,
  defaultLockLifetime: leaseSeconds * 1_000,
});
agenda.on('error', (error) => say({ msg: 'Agenda reports an error', error: String(error) }));
agenda.on('fail', (error) => say({ msg: 'a job failed', error: String(error) }));
agenda.on('success', () => at('recorded'));
agenda.define(remind, async ({ attrs }) => {
  const { key, person, text } = reminding.parse(attrs.data);
  at('claimed');
  const { channel } = await slack.conversations.open({ users: person });
  await slack.chat.postMessage({
    channel: channel?.id ?? '',
    text,
    metadata: { event_type: 'casedesk_message', event_payload: { key } },
  });
  at('posted');
});
process.once('SIGTERM', async () => {
  await agenda.stop();
  process.exit(0);
});
await agenda.start();
say({ msg: 'The control is ready' });

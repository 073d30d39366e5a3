import { readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { startBrowser } from '../../local/browser/index.ts';
import { demoClock } from '../../local/demo-clock.ts';
import { samplePeople, sampleWorkspace } from '../../local/sample-workspace.ts';
import { startWorkspace } from '../../local/slack/index.ts';
import { readManifest } from '../../src/config/manifest.ts';

const [count = '5000'] = process.argv.slice(2);
const people = ['ana', 'ben', 'tom', 'ada'];
const words =
  'The assessment does not calculate after the income was changed, and the statement shows the old one.';

/** Every tenth is a card of the app's. */
const blocks = (n: number) => [
  { type: 'header', text: { type: 'plain_text', text: `Incident ${n}` } },
  {
    type: 'section',
    fields: ['*Area*\nPlymouth', '*Raised by*\n<@U0ANA>'].map((text) => ({ type: 'mrkdwn', text })),
  },
  {
    type: 'actions',
    elements: ['Authorise', 'More information'].map((text) => ({
      type: 'button',
      action_id: text,
      text: { type: 'plain_text', text },
    })),
  },
];

const clock = demoClock();
const workspace = await startWorkspace({
  ...sampleWorkspace,
  channels: sampleWorkspace.channels.map((channel) =>
    channel.name === 'general'
      ? { ...channel, members: [...channel.members, sampleWorkspace.app.botUserId] }
      : channel,
  ),
  manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
  clock,
  delivery: 'socket',
});
const app = new WebClient(sampleWorkspace.app.botToken, { slackApiUrl: workspace.apiUrl });
for (let n = 0; n < Number(count); n += 1) {
  if (n % 10 === 0)
    await app.chat.postMessage({ channel: 'C0GENERAL', text: `Incident ${n}`, blocks: blocks(n) });
  else await workspace.seat(people[n % people.length] ?? 'ana').post('C0GENERAL', { text: `${n}. ${words}` });
}
const browser = await startBrowser({ workspace, people: samplePeople, clock, port: 0 });
// The page is built before anybody asks for it, as it is by the time that a person has opened a browser.
await fetch(`${browser.url}page.js`);
process.once('SIGTERM', async () => {
  await browser.stop();
  await workspace.stop();
  process.exit(0);
});
process.stdout.write(`ready ${browser.url}\n`);

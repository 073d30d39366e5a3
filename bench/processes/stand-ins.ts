import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startMongo } from '../../local/mongo/index.ts';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { startWorkspace } from '../../local/slack/index.ts';
import { readManifest } from '../../src/config/manifest.ts';

/** A Slack that says yes to everything, this many milliseconds later. */
async function stub(answersInMs: number): Promise<string> {
  let posted = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      posted += 1;
      const answer = JSON.stringify({ ok: true, channel: 'D1', ts: `${posted}.000001` });
      const send = () => response.setHeader('content-type', 'application/json').end(answer);
      if (answersInMs) setTimeout(send, answersInMs);
      else send();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/api/`;
}

const mongo = await startMongo();
const workspace = await startWorkspace({
  ...sampleWorkspace,
  manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
  delivery: 'socket',
});
const addresses = {
  mongoUri: mongo.uri,
  slackUrl: workspace.apiUrl,
  stubUrl: await stub(0),
  realisticStubUrl: await stub(100),
};
process.once('SIGTERM', async () => {
  await workspace.stop();
  await mongo.stop();
  process.exit(0);
});
process.stdout.write(`ready ${JSON.stringify(addresses)}\n`);

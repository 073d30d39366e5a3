import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { post, readBack, redraw } from '../../../src/slack/delivery/post.ts';
import { rendered } from '../../../src/slack/face.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A Slack that answers each method from a list, and keeps what it was asked. */
async function aSlack(answers: object[]) {
  const asked: { method: string; args: Record<string, string> }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push({
      method: request.url?.split('/').at(-1) ?? '',
      args: Object.fromEntries(new URLSearchParams(body)),
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ...answers.shift() }));
  });
  servers.push(server);
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
  const client = new WebClient('xoxb-1', { slackApiUrl: `http://127.0.0.1:${port}/api/` });
  return { asked, client };
}

const face = rendered({ title: 'A card', lines: [['@here']] }, 'incident/i1');
const message = (ts: string, key: string, bot_id = 'B1') => ({
  ts,
  bot_id,
  metadata: { event_type: 'casedesk_message', event_payload: { key } },
});
const since = new Date('2026-11-23T10:00:00Z');

test.each([undefined, '1.0'])(
  'a conversation is read to its last page before a key is absent (thread %s)',
  async (threadTs) => {
    const pages = [
      {
        messages: [message('1.1', 'other'), message('1.2', 'ours', 'B2')],
        response_metadata: { next_cursor: 'c2' },
      },
      { messages: [message('1.3', 'ours')] },
    ];
    const { asked, client } = await aSlack(pages);
    expect(await readBack(client, { channel: 'C1', threadTs }, 'ours', since, 'B1')).toBe('1.3');
    expect(asked.map(({ args }) => args.cursor)).toEqual([undefined, 'c2']);
    expect(asked.every(({ args }) => args.include_all_metadata === 'true')).toBe(true);
    const method = threadTs ? 'conversations.replies' : 'conversations.history';
    expect(asked.every((call) => call.method === method)).toBe(true);
  },
);

test('what is posted and what is redrawn make nothing live of text', async () => {
  const { asked, client } = await aSlack([{ ts: '1.1' }, {}]);
  await post(client, { channel: 'C1' }, 'incident/i1/card', face);
  await redraw(client, { channel: 'C1', ts: '1.1' }, face);
  expect(asked[0]?.args).toMatchObject({ parse: 'none', unfurl_links: 'false', unfurl_media: 'false' });
  expect(asked[1]?.args).toMatchObject({ parse: 'none' });
  expect(asked[0]?.args.metadata).toBe(
    JSON.stringify({ event_type: 'casedesk_message', event_payload: { key: 'incident/i1/card' } }),
  );
});

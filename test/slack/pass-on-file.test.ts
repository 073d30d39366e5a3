import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { passOnFile } from '../../src/slack/pass-on-file.ts';

test.each([
  [404, 'out of reach'],
  [403, 'out of reach'],
  [429, 'tried again'],
  [503, 'tried again'],
])('CB-31: a file that Slack answers with %i is %s', async (status, became) => {
  const server = createServer(({ url = '' }, response) => {
    if (url.startsWith('/file')) return response.writeHead(status).end();
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify({ ok: true, file: { id: 'F1', url_private: `${base}/file` } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  try {
    const passOn = passOnFile({
      client: new WebClient('xoxb-test', { slackApiUrl: `${base}/api/` }),
      botToken: 'xoxb-test',
      apiUrl: `${base}/api/`,
      conversations: { idOf: async () => 'D1' },
    });
    const passed = passOn('F1', { person: 'U1', name: 'Template' }).catch(() => 'tried again');
    expect(await passed).toBe(became);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

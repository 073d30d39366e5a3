import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from '@jest/globals';
import { startWorkspace } from '../../../local/slack/index.ts';
import { tokens, workspaceOptions } from './small-app.ts';
import { everyScope } from './web-api-call.ts';

test.each([
  ['of another site', { origin: 'http://elsewhere.example' }],
  ['that shows it as a picture', { 'sec-fetch-site': 'cross-site' }],
  ['whose name leads to this machine', { host: 'elsewhere.example' }],
])('A page %s in a browser here can call nothing, though it knows the token', async (_which, headers) => {
  const workspace = await startWorkspace(workspaceOptions(everyScope));
  const post = new URL(`chat.postMessage?token=${tokens.botToken}&channel=C1&text=Hello`, workspace.apiUrl);
  const statusWith = async (also: Record<string, string>) => {
    const asked = request(post, { headers: also }).end();
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    answer?.resume();
    return answer?.statusCode;
  };
  expect(await statusWith(headers)).toBe(403);
  expect(workspace.messages('C1')).toEqual([]);
  expect(await statusWith({})).toBe(200);
  expect(workspace.messages('C1')).toHaveLength(1);
  await workspace.stop();
});

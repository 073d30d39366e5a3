import type { IncomingMessage, ServerResponse } from 'node:http';
import type { State } from '../state.ts';
import { page } from './carry-out.ts';
import { seenByApp } from './files.ts';

const address = /^\/files-pri\/[^/]+?-(F[A-Z0-9]+)(?:\/download)?\/[^/?]+$/;

/**
 * The bytes of a file by its `url_private`, for the app's bot token. Whoever may not have them is shown the page where
 * people sign in, with 200, as Slack does. False where it is another address.
 */
export async function serveFile(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [, id] = address.exec(request.url ?? '') ?? [];
  if (request.method !== 'GET' || id === undefined) return false;
  const isApp = request.headers.authorization === `Bearer ${state.options.app.botToken}`;
  const file = isApp && state.scopes.has('files:read') ? seenByApp(state, id) : undefined;
  const bytes = file && (await state.files.bytesOf(id));
  if (!file || !bytes) page(response, 200, 'Sign in');
  else {
    response.writeHead(200, { 'content-type': String(file.mimetype), 'content-length': bytes.length });
    response.end(bytes);
  }
  return true;
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotStart, codeOf } from '../../cannot-start.ts';
import type { Workspace } from '../../slack/index.ts';
import { nothingHere, say } from './answers.ts';
import { sendFile, takeFile } from './files.ts';
import { guarded, refusal } from './guard.ts';
import type { PageFiles } from './page-files.ts';

export interface Served {
  server: Server;
  port: number;
}

/** Answers on this machine's loopback alone; throws CannotStart where the port is not to be had. */
export async function serve(
  port: number,
  workspace: Workspace,
  page: () => Promise<PageFiles>,
): Promise<Served> {
  const served: Served = {
    port,
    server: createServer((request, response) => void answer(request, response)),
  };
  const answer = (request: IncomingMessage, response: ServerResponse) =>
    route(served, request, response, workspace, page).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else say(response, 500, `The local workspace failed here: ${whyOf(error)}`);
    });
  try {
    served.server.listen(port, '127.0.0.1');
    await once(served.server, 'listening');
  } catch (error) {
    throw notToBeHad(port, error);
  }
  served.port = (served.server.address() as AddressInfo).port;
  return served;
}

async function route(
  { port }: Served,
  request: IncomingMessage,
  response: ServerResponse,
  workspace: Workspace,
  page: () => Promise<PageFiles>,
): Promise<void> {
  const { method = 'GET', headers, url = '/' } = request;
  const host = headers.host ?? '';
  for (const [name, value] of Object.entries(guarded(host))) response.setHeader(name, value);
  const refused = refusal(request, port);
  if (refused !== undefined) return say(response, 403, refused);
  if (!['GET', 'HEAD', 'POST'].includes(method)) {
    response.setHeader('allow', 'GET, HEAD, POST');
    return say(
      response,
      405,
      'The local workspace is looked at, and given files; nothing else is done here.',
    );
  }
  if (!URL.canParse(url, `http://${host}`)) return nothingHere(response);
  const { pathname, searchParams } = new URL(url, `http://${host}`);
  if (method === 'POST')
    return pathname === '/file'
      ? takeFile(request, response, searchParams, workspace)
      : nothingHere(response);
  if (pathname.startsWith('/file/')) {
    const isSent = await sendFile(response, pathname.slice('/file/'.length), workspace);
    return isSent ? undefined : nothingHere(response);
  }
  return sendPage(response, pathname.startsWith('/as/') ? '/' : pathname, headers['if-none-match'], page);
}

async function sendPage(
  response: ServerResponse,
  path: string,
  known: string | undefined,
  page: () => Promise<PageFiles>,
): Promise<void> {
  const files = await page().catch((error: unknown) => whyOf(error));
  if (typeof files === 'string') return say(response, 500, `The page could not be built: ${files}`);
  const file = files.get(path);
  if (!file) return nothingHere(response);
  response.setHeader('etag', file.tag);
  response.setHeader('cache-control', 'no-cache');
  if (known === file.tag) response.writeHead(304).end();
  else
    response
      .writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.length })
      .end(file.bytes);
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function notToBeHad(port: number, error: unknown): unknown {
  if (codeOf(error) === 'EADDRINUSE')
    return new CannotStart(`port ${port} is taken`, 'Stop what holds it', 'port');
  if (codeOf(error) === 'EACCES')
    return new CannotStart(`this user may not serve port ${port}`, 'Ask whoever runs this machine', 'port');
  return error;
}

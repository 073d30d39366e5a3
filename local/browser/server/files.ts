import type { IncomingMessage, ServerResponse } from 'node:http';
import { mostInFile } from '../../slack/files.ts';
import type { Workspace } from '../../slack/index.ts';
import type { FileShown } from '../protocol/shown.ts';
import { say } from './answers.ts';

/** What a browser may show; anything else it saves. */
const shownTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'text/plain']);

/** Takes the bytes of a file, by its `name`, from a person (`as`), and answers it as a FileShown. */
export async function takeFile(
  request: IncomingMessage,
  response: ServerResponse,
  asked: URLSearchParams,
  workspace: Workspace,
): Promise<void> {
  const name = asked
    .get('name')
    ?.replace(/^.*[\\/]/, '')
    .slice(0, 255);
  if (!name) return say(response, 400, 'A file needs a name.');
  const bytes = await bytesOf(request);
  if (!bytes) {
    response.setHeader('connection', 'close');
    return say(response, 413, 'A file may have 10 MB here. Choose a smaller one.');
  }
  if (bytes.length === 0) return say(response, 400, `${name} is empty. Choose another file.`);
  const type = request.headers['content-type'] ?? '';
  try {
    const file = await workspace.bringFile(asked.get('as') || 'USLACKBOT', { name, type, bytes });
    const shown: FileShown = {
      id: file.id,
      name: file.name,
      size: bytes.length,
      type: String(file.mimetype),
      isHere: true,
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(shown));
  } catch (error) {
    say(response, 409, error instanceof Error ? error.message : String(error));
  }
}

/** False where there is no such file. */
export async function sendFile(response: ServerResponse, id: string, workspace: Workspace): Promise<boolean> {
  const file = await workspace.file(id);
  if (!file) return false;
  const [type = ''] = file.type.toLowerCase().split(';');
  const isShown = shownTypes.has(type);
  const name = `filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escaped)}`;
  response
    .writeHead(200, {
      'content-type': isShown
        ? `${type}${type === 'text/plain' ? '; charset=utf-8' : ''}`
        : 'application/octet-stream',
      'content-length': file.bytes.length,
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${name}`,
    })
    .end(file.bytes);
  return true;
}

const escaped = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;

/** Undefined where it is too much, or broken off. */
async function bytesOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostInFile) return undefined;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > mostInFile) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

import type { ServerResponse } from 'node:http';

export function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

export const nothingHere = (response: ServerResponse): void =>
  say(response, 404, 'There is nothing here. The local workspace is at /.');

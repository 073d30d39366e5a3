import type { IncomingMessage } from 'node:http';
import { isRecord, type Json } from '../json.ts';
import { isDeeperThan } from './arguments.ts';

const deepest = 512;
const charsets = new Set(['utf-8', 'utf8', 'iso-8859-1']);
const longestName = 255;

/** `too large` past `most` bytes, `gone` where the sender left before the end. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | 'too large' | 'gone'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += (chunk as Buffer).length;
      // What is too much is read to its end, and not kept: the sender would not hear an answer before.
      if (size <= most) chunks.push(chunk as Buffer);
    }
  } catch {
    return 'gone';
  }
  return size > most ? 'too large' : Buffer.concat(chunks);
}

/** The arguments that a body carries; or Slack's error, where it can be read in no way. */
export async function argumentsIn(body: Buffer, contentType: string | undefined): Promise<Json | string> {
  if (body.length === 0) return {};
  if (contentType === undefined) return 'missing_post_type';
  const [type = ''] = contentType.toLowerCase().split(';');
  const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1];
  if (charset && !charsets.has(charset.toLowerCase())) return 'invalid_charset';
  switch (type.trim()) {
    case 'application/x-www-form-urlencoded':
      return named(new URLSearchParams(body.toString('utf8')));
    case 'application/json':
      return jsonIn(body.toString('utf8'));
    case 'multipart/form-data':
      return named(await partsOf(body, contentType));
    case 'text/plain':
      return {};
    default:
      return 'invalid_post_type';
  }
}

/** The bytes that were uploaded: the body itself, or the first part of a form. */
export async function uploadIn(body: Buffer, contentType: string | undefined): Promise<Buffer | undefined> {
  if (!contentType?.toLowerCase().startsWith('multipart/form-data')) return body;
  for (const [, part] of (await partsOf(body, contentType)) ?? [])
    return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
  return undefined;
}

function jsonIn(text: string): Json | string {
  try {
    const value: unknown = JSON.parse(text);
    if (isDeeperThan(deepest, value)) return 'invalid_json';
    return isRecord(value) ? value : 'json_not_object';
  } catch {
    return 'invalid_json';
  }
}

async function partsOf(body: Buffer, contentType: string): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return undefined;
  }
}

/** Form fields by their names; of two of one name the last counts. */
export function named(fields: Iterable<[string, unknown]> | undefined): Json | string {
  if (!fields) return 'invalid_form_data';
  const args = Object.fromEntries(fields);
  for (const [name, value] of Object.entries(args)) {
    if (/\[[^\]]*\]$/.test(name)) return 'invalid_array_arg';
    if (!/^\w+$/.test(name) || name.length > longestName) return 'invalid_arg_name';
    if (typeof value !== 'string') return 'invalid_form_data';
  }
  return args;
}

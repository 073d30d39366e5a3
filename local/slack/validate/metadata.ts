import { isObject } from './json.ts';
import type { MessageRefusal } from './types.ts';

const name = /^[a-z][a-z0-9_]*$/;

// Slack publishes no figure; this is far above a delivery key and low enough to catch a record stuffed into it.
const mostCharacters = 8000;

/** Metadata on a message. `{}` is allowed: on chat.update it clears what was there. */
export function validateMetadata(metadata: unknown): MessageRefusal | undefined {
  if (!isObject(metadata)) return refusal('invalid_metadata_format', 'must provide an object', '');
  if (Object.keys(metadata).length === 0) return undefined;
  const { event_type, event_payload, ...rest } = metadata;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    return refusal('invalid_metadata_format', `invalid additional property: ${unknown}`, '');
  if (typeof event_type !== 'string')
    return refusal('invalid_metadata_format', 'missing required field: event_type', '');
  if (!isObject(event_payload))
    return refusal('invalid_metadata_format', 'missing required field: event_payload', '');
  if (!name.test(event_type))
    return refusal('invalid_metadata_schema', 'must match ^[a-z][a-z0-9_]*$', '/event_type');
  for (const [key, value] of Object.entries(event_payload)) {
    if (!name.test(key))
      return refusal('invalid_metadata_schema', 'must match ^[a-z][a-z0-9_]*$', `/event_payload/${key}`);
    if (!isFlat(value))
      return refusal('invalid_metadata_schema', 'must not nest objects', `/event_payload/${key}`);
  }
  if (JSON.stringify(metadata).length > mostCharacters)
    return refusal('metadata_too_large', `must be less than ${mostCharacters + 1} characters`, '');
  return undefined;
}

function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => isScalar(item));
  return isScalar(value);
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function refusal(error: string, message: string, at: string): MessageRefusal {
  return { error, problems: [{ message, pointer: `/metadata${at}` }] };
}

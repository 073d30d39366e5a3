import { contactFields } from '../../src/domain/call-back/fields.ts';
import {
  lookedToBook,
  mayBeReminded,
  type Remembered,
  remembered,
} from '../../src/domain/call-back/remembered.ts';
import type { Values } from '../../src/domain/fields.ts';
import { dateInWords } from '../../src/domain/times.ts';
import type { Deps } from '../deps.ts';
import { namedBy, ofTheClient } from './book-client.ts';
import type { Booker } from './book-facts.ts';
import { textIn } from './given.ts';

type Looking = Pick<Deps, 'callBacks' | 'directory'>;

/** Another client's details never stand in the form: what is kept of this one takes their place. */
export async function keptOfClient(deps: Looking, given: Values, asked: Booker): Promise<Values> {
  const { scin, caseNumber } = namedBy({ client: given.client });
  const kept = await toldToBooker(deps, { client: given.client }, asked);
  const cleared = Object.fromEntries(contactFields.map((name) => [name, '']));
  const numbers = { scin, caseNumber };
  const clientAsSaid = textIn(given, 'client');
  return given.clientAsSaid === undefined && clientAsSaid === ''
    ? { clientAsSaid }
    : { ...cleared, ...numbers, ...kept?.values, clientAsSaid, ...keptOn(kept) };
}

/** Somebody known by name and date of birth alone is found only now: what was left empty is filled in, and shown. */
export async function keptOfNewClient(deps: Looking, given: Values, asked: Booker): Promise<Values> {
  if (textIn(given, 'keptFields')) return {};
  const kept = await toldToBooker(deps, given, asked);
  if (!kept) return {};
  const missing = Object.entries(kept.values).filter(([name]) => textIn(given, name) === '');
  if (!missing.length) return {};
  return { ...Object.fromEntries(missing), ...keptOn(kept), keptFields: 'shown' };
}

async function toldToBooker(
  deps: Looking,
  given: Values,
  { person, at }: Booker,
): Promise<Remembered | undefined> {
  const kept = remembered(await ofTheClient(deps, given));
  const roles = kept && (await deps.directory.person(person))?.roles;
  if (!kept || !roles || !mayBeReminded({ roles })) return undefined;
  await deps.callBacks.update(kept.from._id, (it) => lookedToBook(it, person, at));
  return kept;
}

const keptOn = (kept: Remembered | undefined): Values => ({
  keptOn: kept ? dateInWords(kept.from.receivedAt) : '',
  keptFields: '',
});

import type { Connection } from 'mongoose';
import { z } from 'zod';
import { clientNames, isUnderKey, withClientName } from '../store/client-names.ts';
import { NewerSchema } from '../store/documents.ts';
import { lookUpKeysIn } from '../store/look-up-keys.ts';
import { isNetworkError, type Records } from '../store/records.ts';
import { type KeyRing, UnknownKey } from '../store/sealing.ts';
import { settings } from '../store/settings.ts';
import { MissingKeys } from '../store/store.ts';
import { type Finding, note, well, wrong } from './finding.ts';

const tried = 3;

/** Whether the key ring holds every key that sealed something in this store. */
export async function keyFindings(connection: Connection, held: readonly string[]): Promise<Finding[]> {
  const missing = await settings(connection).unheldKeys(held);
  return missing.length
    ? [wrong(new MissingKeys(missing, 'CASEDESK_KEYS').message)]
    : [well('CASEDESK_KEYS holds every key that the store was sealed with.')];
}

/** Whether the ring of look-up keys holds every key that clients are found under, and which of the others may leave. */
export async function lookUpKeyFindings(
  kinds: readonly Pick<Records, 'lookUpKeys'>[],
  [newest, ...older]: readonly string[],
): Promise<Finding[]> {
  const used = await lookUpKeysIn(kinds);
  const missing = used.filter((id) => id !== newest && !older.includes(id));
  return [
    missing.length
      ? wrong(new MissingKeys(missing, 'CASEDESK_LOOK_UP_KEYS').message)
      : well('CASEDESK_LOOK_UP_KEYS holds every key that clients are found under.'),
    ...older.map((id) =>
      note(
        used.includes(id)
          ? `The look-up key ${id} is still needed. CaseDesk renews what stands under it within an hour.`
          : `Nothing stands under the look-up key ${id} any more: it may leave CASEDESK_LOOK_UP_KEYS.`,
      ),
    ),
  ];
}

/** Whether a few records are found by the keys that are held: a key of the right name may be the wrong key. */
export async function clientFindings(
  connection: Connection,
  kinds: readonly Records[],
  ring: KeyRing,
): Promise<Finding[]> {
  const clients = clientNames(ring);
  const found = kinds.map(async (records) => {
    const { collection, foundByClient } = records.kind;
    if (!foundByClient) return false;
    const some = await connection
      .collection(collection)
      .find(withClientName, { projection: { foundBy: 1 } })
      .limit(tried)
      .toArray();
    const read = await records.together(some.map(({ _id }) => String(_id)));
    return some.some(({ _id, foundBy }) => {
      const record = read.get(String(_id));
      const expected = new Set(record && foundByClient(record).flatMap(clients.asked));
      const stored = namesOf(foundBy).filter((name) => ring.some(({ id }) => isUnderKey(name, id)));
      return record !== undefined && stored.length > 0 && !stored.some((name) => expected.has(name));
    });
  });
  return (await Promise.all(found)).includes(true)
    ? [
        wrong(
          'Clients are not found by what CASEDESK_LOOK_UP_KEYS holds. A key there has the right name and the wrong bytes.',
        ),
      ]
    : [];
}

const namesOf = (foundBy: unknown): string[] => z.array(z.string()).catch([]).parse(foundBy);

/** Whether a few records of each kind open: a key of the right name may be the wrong key. */
export async function openingFindings(connection: Connection, kinds: readonly Records[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const records of kinds) {
    const { collection } = records.kind;
    const some = await connection
      .collection(collection)
      .find({}, { projection: { _id: 1 } })
      .limit(tried)
      .toArray();
    const problems = await Promise.all(some.map(({ _id }) => problemOpening(records, String(_id))));
    found.push(...problems.filter((problem) => problem !== undefined).slice(0, 1));
  }
  return found.length ? found : [well('What the store holds can be opened.')];
}

async function problemOpening(records: Records, id: string): Promise<Finding | undefined> {
  const { collection } = records.kind;
  try {
    await records.find(id);
    return undefined;
  } catch (error) {
    if (isNetworkError(error)) throw error;
    if (error instanceof NewerSchema)
      return note(`A newer version of CaseDesk has written to ${collection}: this one leaves that alone.`);
    return wrong(
      error instanceof UnknownKey
        ? error.message
        : `What is in ${collection} does not open. A key in CASEDESK_KEYS has the right name and the wrong bytes.`,
    );
  }
}

import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { byOwner, clientReferences } from '../../src/domain/call-back/whose.ts';
import type { Values } from '../../src/domain/fields.ts';
import type { Deps } from '../deps.ts';
import { isReference, isScin } from './book-questions.ts';
import { textIn } from './given.ts';

// An employer is rung about many people, and the open one may be behind the closed.
const mostFound = 100;

/** What names a client in a booking: SCIN and case number, which page one has asked as one, or name and date of birth. */
export function namedBy(given: Values): { scin: string; caseNumber: string; others: Values } {
  const client = textIn(given, 'client');
  const [scin, caseNumber] = isScin(client) ? [client, ''] : ['', isReference(client) ? client : ''];
  const { fullName, dateOfBirth, ern } = given;
  return {
    scin: textIn(given, 'scin') || scin,
    caseNumber: textIn(given, 'caseNumber') || caseNumber,
    others: { fullName, dateOfBirth, ern },
  };
}

/** Every call-back of a client, open or closed. An employer's reference alone finds those in which nobody else is named. */
export async function ofTheClient(
  { callBacks }: Pick<Deps, 'callBacks'>,
  given: Values,
): Promise<CallBack[]> {
  const { scin, caseNumber, others } = namedBy(given);
  const all = clientReferences({
    scin,
    caseNumber,
    fullName: textIn(others, 'fullName'),
    dateOfBirth: textIn(others, 'dateOfBirth'),
  });
  const ern = textIn(others, 'ern');
  const references = all.length ? all : clientReferences({ ern });
  const found = await Promise.all(
    references.map((reference) => callBacks.foundByClient(reference, mostFound)),
  );
  return [...new Map(found.flat().map((it) => [it._id, it])).values()];
}

/** What somebody has promised: the times of the calls that they are still to make. */
export async function promisesOf({ callBacks }: Pick<Deps, 'callBacks'>, owner: string): Promise<Date[]> {
  const theirs = await callBacks.foundBy(byOwner(owner));
  return theirs.flatMap(({ agreedAt, window }) => agreedAt ?? window.endAt ?? []);
}

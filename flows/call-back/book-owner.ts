import { refusals } from '../../src/domain/call-back/refusals.ts';
import type { Values } from '../../src/domain/fields.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';
import { isOwnedAtOnce, kindOf } from './book-facts.ts';
import { unfit } from './fit.ts';
import { textIn } from './given.ts';

/** Why somebody cannot be given this call-back, if so. */
export async function unfitOwner(
  { directory }: Pick<Deps, 'directory'>,
  given: Values,
  booker: string,
): Promise<Refusal | undefined> {
  const owner = textIn(given, 'owner');
  const kind = kindOf(given);
  if (owner === '') return kind === 'for-another' ? refuse(refusals.ownerUnknown, 'owner') : undefined;
  if (!isOwnedAtOnce(kind)) return refuse(refusals.ownerAllocated, 'owner');
  if (kind === 'own' && owner !== booker) return refuse(refusals.ownerNotWanted, 'owner');
  if (kind === 'for-another' && owner === booker) return refuse(refusals.ownerIsYou, 'owner');
  return unfit({ directory }, owner, 'owner');
}

import { type Booking, book } from '../../src/domain/call-back/book.ts';
import { isApplication } from '../../src/domain/call-back/call-back.ts';
import { descriptionText, hasDescription } from '../../src/domain/call-back/description.ts';
import { callBackFields } from '../../src/domain/call-back/fields.ts';
import type { Values } from '../../src/domain/fields.ts';
import { isRefusal, type Refusal } from '../../src/domain/transition.ts';
import type { Deps } from '../deps.ts';
import { whoLeads } from '../leaders.ts';
import { type Booker, isOwnedAtOnce, kindOf } from './book-facts.ts';
import { another } from './book-questions.ts';
import { rangAbout } from './book-settle.ts';
import { instantIn, listIn, textIn } from './given.ts';
import { toldByHand } from './told-by-hand.ts';

type Looking = Pick<Deps, 'directory' | 'organisation' | 'people'>;

interface Given extends Booker {
  id: string;
  values: Values;
  key: string;
}

/** What was given in the form, with everyone whom it concerns. */
export async function bookingOf(deps: Looking, { id, person, values, key, at }: Given): Promise<Booking> {
  const { organisation } = deps;
  const kind = kindOf(values);
  const owner = textIn(values, 'owner') || person;
  const fields = Object.fromEntries(Object.entries(values).filter(([name]) => name in callBackFields.shape));
  const specialistTeam = textIn(values, 'specialistTeam');
  return {
    id,
    kind,
    booker: person,
    ...(isOwnedAtOnce(kind) && { whose: { owner, ...(await whoLeads(deps, owner)) } }),
    ...(isApplication({ kind }) && { allocators: await allocators(deps) }),
    ...(specialistTeam && { specialistTeam }),
    byHand: toldByHand(organisation, { kind, specialistTeam, fields }),
    receivedAt: instantIn(values, 'receivedAt') ?? at,
    agreedAt: instantIn(values, 'agreedAt'),
    serviceLevels: organisation.callBacks,
    fields,
    facts: factsOf(values),
    said: textIn(values, 'doubleWhy'),
    key,
  };
}

/** What booking it would be refused for, so that it is said beside what was just given; or whether its text overflows (CB-09). */
export async function triedOut(
  deps: Looking,
  values: Values,
  { person, at }: Booker,
): Promise<Refusal | { isTooLong: boolean }> {
  if (rangAbout(values)) return { isTooLong: false };
  const trial = book(await bookingOf(deps, { id: 'trial', key: 'trial', person, values, at }), at);
  if (isRefusal(trial)) return trial;
  return { isTooLong: hasDescription(trial) && descriptionText(trial).overflow !== undefined };
}

/** CB-22: whoever leads New Applications. */
async function allocators({ people }: Pick<Deps, 'people'>): Promise<string[]> {
  const all = await people.all();
  return all
    .filter(
      ({ roles, deactivated, outsider }) =>
        roles.includes('new-applications-team-leader') && !deactivated && !outsider,
    )
    .map(({ _id }) => _id);
}

/** What was said of the booking besides its fields: how it came, what was tried, and what was kept all the same. */
function factsOf(values: Values): Record<string, string> {
  const facts = {
    cameBy: textIn(values, 'cameBy'),
    tried: listIn(values, 'tried').join(','),
    confirmed: listIn(values, 'confirmed').join(','),
    beside: values.double === another ? listIn(values, 'doubleReferences').join(',') : '',
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== ''));
}

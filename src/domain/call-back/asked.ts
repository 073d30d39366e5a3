import { type Field, fieldOf, type Values } from '../fields.ts';
import type { CallBackKind } from './call-back.ts';
import { type CallBackFields, callBackFields, contactFields } from './fields.ts';

type Name = keyof CallBackFields;

interface Asks {
  required: readonly Name[];
  optional: readonly Name[];
}

const onACase: Asks = {
  required: ['contactNumber', 'clientRole', 'caseNumber', 'scin', 'reason', 'why'],
  optional: ['ern', 'notesIn', 'mpCall', ...contactFields],
};

/** CB-20 asks no contact number: without one nobody can call (ours). */
const smallSystem: Asks = {
  required: ['fullName', 'address', 'dateOfBirth', 'contactNumber', 'enquiry', 'why'],
  optional: ['caseEnquiry', 'mpCall', ...contactFields],
};

const asks: Record<CallBackKind, Asks> = {
  own: onACase,
  'for-another': onACase,
  'new-application': smallSystem,
  'downtime-application': { ...smallSystem, required: [...smallSystem.required, 'template', 'templateFile'] },
  'functionally-unique': onACase,
  informal: {
    required: ['contactNumber', 'clientRole', 'caseNumber', 'why'],
    optional: ['scin', 'ern', 'notesIn', 'mpCall', ...contactFields],
  },
};

/**
 * What a kind of call-back asks, in the order in which fields are declared, and which of it has to be given. A call to an
 * employer needs the ERN, and SCIN and case only where they are known (CB-08); an existing case what it is about (CB-21).
 */
export function askedFields(kind: CallBackKind, given: Values): Field[] {
  const { required, optional } = asks[kind];
  const isClient = given.clientRole !== undefined && given.clientRole !== '' && !isEmployer(given);
  const needed = (name: Name): boolean => {
    if (name === 'ern') return isEmployer(given);
    if (name === 'caseEnquiry') return given.enquiry === 'Existing Case';
    // Until it is known whose call it is, a form must not insist.
    if (name === 'scin' || name === 'caseNumber') return required.includes(name) && isClient;
    return required.includes(name);
  };
  return Object.keys(callBackFields.shape)
    .filter(isName)
    .filter((name) => required.includes(name) || optional.includes(name))
    .map((name) => {
      const field = { ...fieldOf(callBackFields, name), required: needed(name) };
      const isOpen = required.includes(name) && !field.required;
      return isOpen ? { ...field, hint: `${field.hint ?? ''} ${unlessEmployer}`.trim() } : field;
    });
}

const unlessEmployer = 'Needed unless the call is to an employer.';

const isEmployer = (given: Values): boolean => given.clientRole === 'Employer';
const isName = (name: string): name is Name => name in callBackFields.shape;

/** The labels of what has to be given and is not. */
export const missingFields = (kind: CallBackKind, given: Values): string[] =>
  askedFields(kind, given)
    .filter(({ name, required }) => required && !given[name]?.length)
    .map(({ label }) => label);

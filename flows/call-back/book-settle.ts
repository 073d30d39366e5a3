import { refusals } from '../../src/domain/call-back/refusals.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import {
  another,
  confirmQuestion,
  doubleQuestion,
  doubleWhyQuestion,
  formalityQuestion,
  preferredQuestion,
  whenQuestion,
} from './book-questions.ts';
import { instantIn, listIn, textIn } from './given.ts';

/** What has to be settled before it is booked: the time all the same or another, formal or informal, one or two. */
export function settlingQuestions(given: Values): Field[] {
  const references = listIn(given, 'doubleReferences');
  const doubles = listIn(given, 'doubleIds').map((id, at) => ({ id, reference: references[at] ?? '' }));
  const preferredAt = instantIn(given, 'preferredAt');
  const warned = listIn(given, 'warned');
  return [
    ...(doubles.length ? [doubleQuestion(doubles), doubleWhyQuestion] : []),
    whenQuestion,
    ...(preferredAt ? [preferredQuestion(dateAndTime(preferredAt))] : []),
    ...(warned.length ? [confirmQuestion(warned)] : []),
    ...(given.mayBeInformal === 'yes' ? [formalityQuestion] : []),
  ];
}

/** What has been asked and is not answered yet. */
export function unsettled(given: Values): Refusal | undefined {
  if (rangAbout(given)) return undefined;
  if (given.double === another && textIn(given, 'doubleWhy') === '')
    return refuse(refusals.doubleWhyWanted, 'doubleWhy');
  const confirmed = listIn(given, 'confirmed');
  if (listIn(given, 'warned').some((one) => !confirmed.includes(one)))
    return refuse(refusals.confirmEach, 'confirmed');
  if (textIn(given, 'preferredAt') && textIn(given, 'takePreferred') === '')
    return refuse(refusals.choose, 'takePreferred');
  return given.mayBeInformal === 'yes' && textIn(given, 'formality') === ''
    ? refuse(refusals.choose, 'formality')
    : undefined;
}

/** The open call-back about which the client rang, if that is what they rang about. */
export function rangAbout(given: Values): string | undefined {
  const double = textIn(given, 'double');
  return double === '' || double === another ? undefined : double;
}

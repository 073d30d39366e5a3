import { refusals } from '../../src/domain/call-back/refusals.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import {
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
  const reference = textIn(given, 'doubleReference');
  const preferredAt = instantIn(given, 'preferredAt');
  const warned = listIn(given, 'warned');
  return [
    ...(reference ? [doubleQuestion(reference), doubleWhyQuestion] : []),
    whenQuestion,
    ...(preferredAt ? [preferredQuestion(dateAndTime(preferredAt))] : []),
    ...(warned.length ? [confirmQuestion(warned)] : []),
    ...(given.mayBeInformal === 'yes' ? [formalityQuestion] : []),
  ];
}

/** What has been asked and is not answered yet. */
export function unsettled(given: Values): Refusal | undefined {
  if (given.double === 'rang') return undefined;
  if (given.double === 'another' && textIn(given, 'doubleWhy') === '')
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

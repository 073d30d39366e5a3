import { callBackFields, contactFields } from '../../src/domain/call-back/fields.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { type Field, fieldOf, type Values } from '../../src/domain/fields.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import { listIn, textIn } from './given.ts';

type ContactField = (typeof contactFields)[number];

/** Of how to reach the client, what is asked of everybody: without it a call may put somebody at risk. */
const always: readonly ContactField[] = ['safeTimes', 'message'];

/** The rest of it, which few clients need: a tick, and the page after asks for what it stands for. */
const behindTicks: Readonly<Record<string, { label: string; fields: readonly ContactField[] }>> = {
  language: { label: 'Welsh, or an interpreter', fields: ['language', 'interpreter'] },
  talkBy: { label: 'Relay UK or BSL', fields: ['talkBy'] },
  preferredTime: { label: 'A preferred contact time', fields: ['preferredTime'] },
};

/** What the page of details asks of it: besides, what is kept of the client, and where no time was given the preferred one (CB-12). */
export const contactAskedFirst = (given: Values): ContactField[] =>
  contactFields.filter(
    (name) =>
      always.includes(name) ||
      textIn(given, name) !== '' ||
      (name === 'preferredTime' && textIn(given, 'agreedAt') === ''),
  );

const isAskedFirst = (given: Values, name: string): boolean => listIn(given, 'contactAsked').includes(name);

/** Whether the page of details leaves it to the next. */
export const comesLater = (given: Values, { name }: Field): boolean =>
  name === 'notesIn' || (contactFields.some((one) => one === name) && !isAskedFirst(given, name));

/** The ticks for what is left to the next page. */
export function moreToKnow(given: Values): Field[] {
  const options = Object.entries(behindTicks)
    .filter(([, { fields }]) => fields.every((name) => !isAskedFirst(given, name)))
    .map(([value, { label }]) => ({ value, label }));
  if (!options.length) return [];
  return [
    {
      name: 'reaching',
      label: 'What else helps to reach the client?',
      hint: 'The next page asks for what you tick.',
      as: 'choices',
      privacy: 'open',
      required: false,
      options,
    },
  ];
}

/** What follows from the details: what was ticked, the words of a message, where the rest of a long text is stored (CB-09). */
export function following(given: Values, { isTooLong }: { isTooLong: boolean }): string[] {
  const ticked = listIn(given, 'reaching').flatMap((tick) => behindTicks[tick]?.fields ?? []);
  const wanted = new Set<string>([
    ...(given.keptFields === 'shown' ? contactFields : ticked),
    ...(given.message === 'yes' ? ['messageMaySay'] : []),
    ...(needsInterpreter(given) ? ['interpreter'] : []),
    ...(textIn(given, 'agreedAt') === '' ? ['preferredTime'] : []),
  ]);
  const isShown = given.keptFields === 'shown';
  return [
    ...(isTooLong ? ['notesIn'] : []),
    ...contactFields.filter((name) => wanted.has(name) && (isShown || !isAskedFirst(given, name))),
  ];
}

/** The questions about that. */
export function followingQuestions(given: Values): Field[] {
  const names = listIn(given, 'follows');
  const isRequired = (name: string): boolean =>
    name === 'notesIn' || (name === 'messageMaySay' && !names.includes('message'));
  return callBackFields
    .keyof()
    .options.filter((name) => names.includes(name))
    .map((name) => ({ ...fieldOf(callBackFields, name), required: isRequired(name) }));
}

/** What no field's own rule can see, where the page asks for it. */
export function wrongReaching(given: Values, asked: readonly Field[]): Refusal | undefined {
  const isEmpty = (name: string) => asked.some((field) => field.name === name) && textIn(given, name) === '';
  if (given.message === 'yes' && isEmpty('messageMaySay'))
    return refuse(refusals.messageWords, 'messageMaySay');
  if (needsInterpreter(given) && isEmpty('interpreter'))
    return refuse(refusals.interpreterWanted, 'interpreter');
  return undefined;
}

const needsInterpreter = (given: Values): boolean => textIn(given, 'language').startsWith('Another');

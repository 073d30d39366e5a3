import type { Person } from '../../local/slack/index.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { World } from './world.ts';

/** What whoever has a client on the phone fills in, by label; the first page's first. */
export const bookingDetails = {
  'SCIN or case number': '1234 5678 9012',
  'Contact number': '07700 900123',
  'Case number': '1-23456789',
  'Client role': 'Receiving parent',
  'Why is a call-back needed?': 'Date or time inconvenient',
  'Why it was requested, in full': 'Wants to know when the next payment comes.',
};

type Answer = string | readonly string[];

/** Fills in whatever of these the open page asks. */
export async function fillsWhatIsAsked(
  person: Person,
  answers: Readonly<Record<string, Answer>>,
): Promise<void> {
  for (const [label, answer] of Object.entries(answers))
    if (person.modal?.labels.includes(label))
      await person.fills(label, typeof answer === 'string' ? answer : [...answer]);
}

/** Books a call-back from the shortcut on: each page is filled in and sent, as far as it goes. */
export async function books(person: Person, answers: Readonly<Record<string, Answer>> = {}): Promise<void> {
  await opensTheDetails(person, answers);
  await fillsWhatIsAsked(person, { ...bookingDetails, ...answers });
  await person.submits();
}

/** The same, up to the page of details, which says the time back. */
export async function opensTheDetails(
  person: Person,
  answers: Readonly<Record<string, Answer>> = {},
): Promise<void> {
  await person.runs('Book a call-back');
  await person.sees('Step 1 of', { only: 'modal' });
  await fillsWhatIsAsked(person, { ...bookingDetails, ...answers });
  await person.submits();
}

/** Every call-back, as CaseDesk reads it. */
export async function callBacksIn(world: World): Promise<CallBack[]> {
  const stored = await world.desk.store.connection.collection('callBacks').find({}).toArray();
  const found = await Promise.all(stored.map(({ _id }) => world.desk.store.callBacks.find(String(_id))));
  return found
    .filter((it) => it !== undefined)
    .sort((a, b) => ((a.reference ?? '') < (b.reference ?? '') ? -1 : 1));
}

/** The only call-back there is, once all is done that was begun. */
export async function theOnly(world: World): Promise<CallBack> {
  await world.settle();
  const [it, ...others] = await callBacksIn(world);
  if (!it || others.length) throw new Error(`There are ${others.length + (it ? 1 : 0)} call-backs.`);
  return it;
}

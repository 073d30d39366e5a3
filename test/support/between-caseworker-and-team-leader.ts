import type { Person } from '../../local/slack/index.ts';
import { cast, raisesAnIncident } from './incidents.ts';
import { aWorld, type WorldOptions } from './world.ts';

/** Over HTTP nothing keeps a connection alive meanwhile, so that days go by in moments. */
export const quick = { transport: 'http' as const, settings: { tickSeconds: 3_600 } };

export const helped = 'Yes, it works now';
export const didNotHelp = 'No, the problem is still there';

export const advice = 'Sign out, clear the cache, sign in and recalculate.';

/** The team leader says how to resolve it. */
export async function advises(leader: Person, words = advice): Promise<void> {
  await leader.presses('Resolved locally');
  await leader.fills('What should the caseworker do?', words);
  await leader.submits();
}

/** The caseworker reports on what the team leader advised. */
export const reportsBack = (person: Person, outcome: string, words: string): Promise<void> =>
  reports(person, 'Report back', outcome, words);

/** The team leader refers it to Advice & Guidance. */
export async function refers(leader: Person, enquiry = 'Case specific'): Promise<void> {
  await leader.presses('Advice & Guidance');
  await leader.fills('Kind of enquiry', enquiry);
  await leader.submits();
}

/** The caseworker confirms that the request was raised. */
export async function sends(person: Person, requestNumber = '1-98765432'): Promise<void> {
  await person.presses('Sent to Advice & Guidance');
  await person.fills('SR number of the request', requestNumber);
  await person.submits();
}

/** The caseworker reports what Advice & Guidance answered. */
export const reportsTheAnswer = (person: Person, outcome: string, words: string): Promise<void> =>
  reports(person, 'Report their answer', outcome, words);

async function reports(person: Person, button: string, outcome: string, words: string): Promise<void> {
  await person.presses(button);
  await person.fills('Did it help?', outcome);
  await person.fills('What happened?', words);
  await person.submits();
}

/** Tom has advised Ana, and both have been told. */
export async function anAdvisedIncident(options: WorldOptions = {}) {
  const world = await aWorld(options);
  const people = cast(world);
  await raisesAnIncident(people.ana);
  await advises(people.tom);
  await people.ana.sees('Your team leader knows what to do');
  await world.settle();
  return { world, ...people };
}

/** Tom has referred Ana to Advice & Guidance, and both have been told. */
export async function aReferredIncident(options: WorldOptions = {}, enquiry?: string) {
  const world = await aWorld(options);
  const people = cast(world);
  await raisesAnIncident(people.ana);
  await refers(people.tom, enquiry);
  await people.ana.sees('Ask Advice & Guidance');
  await world.settle();
  return { world, ...people };
}

/** Tom's incident from Ana, who has left Slack since. */
export async function raisedByAnaWhoLeft() {
  const world = await aWorld();
  const people = cast(world);
  await raisesAnIncident(people.ana);
  await people.tom.sees('Incident to decide');
  await world.settle();
  world.workspace.deactivate('ana');
  await world.settle();
  return { world, ...people };
}

import { hear, type Remarked } from '../../../src/domain/incident/conversation.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted, minutesAfter, people } from '../../support/builders.ts';
import { inStatus } from './story.ts';

/** Where an adviser and a caseworker write, and the incident that they write about. */
export const thread = 'C1/1.1';
export const dm = 'D1/2.2';
export const withAac = inStatus('with-aac');

/** What somebody writes; `asOf` counts Slack's clock, and is the minute it comes in unless said otherwise. */
export const outcome = (it: Incident, by: Actor, asOf: number, over: Partial<Remarked> = {}) => {
  const side = over.source?.startsWith('D') ? 'caseworker' : 'aac';
  const usual = { source: thread, change: 'said', words: 'Which screen?', asOf: `${asOf}.000001` } as const;
  return hear(it, { ...usual, side, ...over }, by, { at: minutesAfter(asOf), key: `event/${asOf}` });
};
export const heard = (...asked: Parameters<typeof outcome>): Incident => accepted(outcome(...asked));

export const reworded = (words: string): Partial<Remarked> => ({ change: 'reworded', words });
export const takenBack: Partial<Remarked> = { change: 'taken-back' };

/** What is to be said because of it, by key. */
export const copies = (it: Incident) =>
  Object.entries(it.messages).filter(([key]) => !(key in withAac.messages));
export const states = (it: Incident) => copies(it).map(([, { name, version }]) => [name, version]);

/** Amir, of the AAC, has asked something. */
export const asked = heard(withAac, people.adviser, 1);

import { afterAll, beforeAll } from '@jest/globals';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { aWorld } from '../support/world.ts';
import { type Found, look } from './checks.ts';
import { Faults, type Plan, type Side } from './fault-plan.ts';
import { play } from './play.ts';
import type { Story } from './stories.ts';

const inPlay = new Map<string, Faults>();
let mongo: LocalMongo;
let serial = 0;

beforeAll(async () => {
  mongo = await startMongo({
    fault: ({ name, collection, body }) =>
      inPlay.get(String(body.$db))?.store(`${name} ${collection ?? ''}`.trim()) ?? 'pass',
  });
});
afterAll(() => mongo.stop());

export interface Run extends Found {
  plans: readonly Plan[];
  struck: readonly Plan[];
  calls: Faults['calls'];
}

/**
 * Slack's complaints that follow from a fault: nobody was there, an event that was not saved comes again, or one that was
 * killed answers a press, for that goes past the wires that were cut.
 */
const excused =
  /connection_failed|http_error 502|^event .*(http_error 5|within 3 seconds)|response_url was refused: expired_url/;

/** Plays a story once, with the faults that are planned, and looks at what is left. */
export async function run(story: Story, side: Side, plans: readonly Plan[] = []): Promise<Run> {
  const faults = new Faults(side, plans);
  const database = `faults-${++serial}`;
  inPlay.set(database, faults);
  const world = await aWorld({
    killable: true,
    forgives: true,
    mongoUri: mongo.uri,
    database,
    settings: { leaseSeconds: 3 },
    workspace: { fault: ({ method }) => faults.slack(method) },
  });
  const wrong = await play(world, story.steps(world), faults);
  const found = await look(world);
  const unanswered = world.workspace.problems().filter((problem) => !plans.length || !excused.test(problem));
  await world.stop();
  inPlay.delete(database);
  const { struck, calls } = faults;
  return { ...found, wrong: [...wrong, ...found.wrong, ...unanswered], plans, struck, calls };
}

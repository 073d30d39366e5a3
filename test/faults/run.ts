import { afterAll, beforeAll } from '@jest/globals';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { aWorld } from '../support/world.ts';
import { type Found, look } from './checks.ts';
import { FaultAt, type Plan } from './fault-plan.ts';
import { matures, play } from './play.ts';

const plans = new Map<string, FaultAt>();
let mongo: LocalMongo;
let serial = 0;

beforeAll(async () => {
  mongo = await startMongo({
    fault: ({ name, body }) => plans.get(String(body.$db))?.store(name) ?? 'pass',
  });
});
afterAll(() => mongo.stop());

export interface Run extends Found {
  plan: Plan | undefined;
  struck: string | undefined;
  calls: FaultAt['calls'];
}

/** Plays the conversation once, with a fault if one is planned, and looks at what is left. */
export async function run(plan?: Plan): Promise<Run> {
  const fault = new FaultAt(plan);
  const database = `faults-${++serial}`;
  plans.set(database, fault);
  const world = await aWorld({
    killable: true,
    forgives: true,
    mongoUri: mongo.uri,
    database,
    settings: { leaseSeconds: 3 },
    workspace: { fault: ({ method }) => fault.slack(method) },
  });
  fault.begin(world);
  const wrong = await play(world);
  const calls = { ...fault.calls };
  await matures(world);
  const found = await look(world);
  const unanswered = world.workspace
    .problems()
    .filter(
      (problem) => !plan?.kind.startsWith('killed') || !/connection_failed|http_error 502/.test(problem),
    );
  await world.stop();
  plans.delete(database);
  return { ...found, wrong: [...wrong, ...found.wrong, ...unanswered], plan, struck: fault.struck, calls };
}

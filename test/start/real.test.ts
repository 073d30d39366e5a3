import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mongo as driver } from 'mongoose';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { hostClock } from '../../src/ops/clock.ts';
import { raisesAnIncident } from '../support/incidents.ts';
import { troubledStore } from '../support/slow-store.ts';
import { startsWith } from './child.ts';
import { type RealSlack, realSlack, variables } from './real-slack.ts';

let mongo: LocalMongo;
let slack: RealSlack;
beforeEach(async () => {
  mongo = await startMongo();
  slack = await realSlack();
});
afterEach(async () => {
  await slack.workspace.stop();
  await mongo.stop();
});

describe.each(['socket', 'http'] as const)('the real variables, over %s', (transport) => {
  test('/incident is answered, and a stop in the middle loses and doubles nothing', async () => {
    const { workspace } = slack;
    const env = { ...variables(slack, mongo), ...slack[transport] };
    const people = { ana: workspace.person('ana'), tom: workspace.person('tom') };
    const ready = async () => {
      const child = startsWith(env);
      const [line] = await child.writes(/\{.*CaseDesk is ready.*\}/);
      const { port } = JSON.parse(line);
      if (transport === 'http') workspace.deliverTo(`http://127.0.0.1:${port}/slack/events`);
      return child;
    };

    const first = await ready();
    await raisesAnIncident(people.ana);
    first.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);

    const second = await ready();
    await people.tom.presses('Authorise');
    await people.ana.sees('Your incident number is PLY00001');
    await workspace.person('amir').sees('Talk about PLY00001 here', { in: 'aac' });
    expect(people.tom.messages().filter((line) => line.includes('casedesk: Incident'))).toHaveLength(1);
    second.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
    // What Slack said while nobody was there it says again; a press or a form it would not.
    expect(workspace.problems().filter((problem) => !problem.startsWith('event message'))).toEqual([]);
  });
});

test('a store that is down at the start is waited for, and /health says so', async () => {
  const { port, uri } = mongo;
  await mongo.stop();
  const child = startsWith({ ...variables(slack, { uri }), ...slack.socket, HEALTH_PORT: '0' });
  const [, healthPort] = await child.writes(/"port":(\d+),"msg":"\/health is served"/);
  await child.writes('the store at MONGODB_URI does not answer yet');
  const health = async () => {
    const response = await fetch(`http://127.0.0.1:${healthPort}/health`);
    return { status: response.status, body: await response.json() };
  };
  expect(await health()).toEqual({ status: 503, body: { ready: false, store: 'down' } });

  mongo = await startMongo({ port });
  await child.writes('CaseDesk is ready');
  expect(await health()).toEqual({
    status: 200,
    body: { ready: true, store: 'up', overdueSeconds: { message: 0, reminder: 0 } },
  });
  child.kill('SIGTERM');
  expect((await child.ended).code).toBe(0);
});

test('a stop while waiting for the store is a stop', async () => {
  const { uri } = mongo;
  await mongo.stop();
  const child = startsWith({ ...variables(slack, { uri }), ...slack.socket });
  await child.writes('the store at MONGODB_URI does not answer yet');
  child.kill('SIGTERM');
  expect((await child.ended).code).toBe(0);
});

test('a stop while starting lets the start come to its end, and leaves nothing behind', async () => {
  await mongo.stop();
  const store = troubledStore();
  mongo = await startMongo({ fault: store.fault });
  store.holds('update', 'senders');
  const child = startsWith({ ...variables(slack, mongo), ...slack.socket });
  await store.held();
  child.kill('SIGTERM');
  await child.writes('stopping: finishing what is in flight');
  store.release();
  expect((await child.ended).code).toBe(0);
  expect(await inStore((db) => db.collection('senders').countDocuments())).toBe(0);
});

test("/health goes by the store's clock, as whatever is due does", async () => {
  await mongo.stop();
  const hourBehind = () => new Date(Date.now() - 3_600_000);
  mongo = await startMongo({ clock: { ...hostClock(), now: hourBehind } });
  const inTheHour = new Date(Date.now() - 1_800_000);
  await inStore((db) =>
    db
      .collection<{ _id: string; nextReminderAt: Date }>('incidents')
      .insertOne({ _id: 'i1', nextReminderAt: inTheHour }),
  );
  const child = startsWith({ ...variables(slack, mongo), ...slack.socket, HEALTH_PORT: '0' });
  const [, healthPort] = await child.writes(/"port":(\d+),"msg":"\/health is served"/);
  await child.writes('CaseDesk is ready');
  const health = await fetch(`http://127.0.0.1:${healthPort}/health`);
  expect(await health.json()).toMatchObject({ overdueSeconds: { message: 0, reminder: 0 } });
});

async function inStore<T>(ask: (db: driver.Db) => Promise<T>): Promise<T> {
  const client = await driver.MongoClient.connect(mongo.uri);
  try {
    return await ask(client.db('casedesk'));
  } finally {
    await client.close();
  }
}

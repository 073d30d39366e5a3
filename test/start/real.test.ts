import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LocalMongo, startMongo } from '../../local/mongo/index.ts';
import { raisesAnIncident } from '../support/incidents.ts';
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
    expect(workspace.problems()).toEqual([]);
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

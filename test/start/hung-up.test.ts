import { afterEach, beforeEach, expect, test } from '@jest/globals';
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

test('where nobody reads its lines any more, a stop is a stop', async () => {
  const child = startsWith({ ...variables(slack, mongo), ...slack.socket });
  await child.writes('CaseDesk is ready');
  child.hangUp();
  child.kill('SIGTERM');
  expect((await child.ended).code).toBe(0);
});

test('where the reader goes while it logs, work goes on, and a stop still finishes what is in flight', async () => {
  const child = startsWith({ ...variables(slack, mongo), ...slack.socket, LOG_LEVEL: 'debug' });
  await child.writes('CaseDesk is ready');
  const { workspace } = slack;
  const [ana, tom] = [workspace.person('ana'), workspace.person('tom')];
  const raising = raisesAnIncident(ana);
  child.hangUp();
  await raising;
  await tom.presses('Authorise');
  await ana.sees('Your incident number is PLY00001');
  child.kill('SIGTERM');
  expect((await child.ended).code).toBe(0);
  expect(workspace.problems()).toEqual([]);
});

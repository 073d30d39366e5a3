import { afterEach, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { isRecord } from '../../../local/slack/json.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { running, workspaceOptions } from './small-app.ts';
import { bareCall } from './web-api-call.ts';

const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

async function alone(over: object): Promise<Workspace> {
  const workspace = await startWorkspace(workspaceOptions(over));
  started.push(workspace);
  return workspace;
}

test('Of calls that were long ago the log has no more than that they were, each in its place', async () => {
  const workspace = await alone({ remembered: 3 });
  for (let n = 1; n <= 6; n++) await bareCall(workspace, 'chat.postMessage', { channel: 'C1', text: `${n}` });
  expect(workspace.calls.map(({ n, args }) => [n, args.text])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, undefined],
    [4, '4'],
    [5, '5'],
    [6, '6'],
  ]);
  expect(workspace.calls[0]).toMatchObject({ method: 'chat.postMessage', answer: { ok: true } });
  expect(workspace.messages('C1')).toHaveLength(6);
});

test('Payloads that were long ago are emptied, and an ack that comes as late is still known', async () => {
  const desk = await running('socket', (app) => app.command('/mute', ({ ack }) => ack('Muted')), {
    remembered: 2,
  });
  started.push(desk);
  const { workspace } = desk;
  const ana = workspace.person('ana');
  workspace.spoilAcks({ how: { late: 100 } });
  const first = ana.types('/mute');
  for (let n = 0; n < 3; n++) await ana.types('/mute');
  await first;
  const told = workspace.deliveries.map(({ payload, answer }) => [
    payload.command,
    isRecord(answer) && answer.text,
  ]);
  expect(told).toEqual([
    [undefined, 'Muted'],
    [undefined, false],
    ['/mute', 'Muted'],
    ['/mute', 'Muted'],
  ]);
  expect(workspace.problems()).toEqual([]);
});

test('Of what was shown to one person alone, and of what went wrong, the latest is remembered', async () => {
  const workspace = await alone({ remembered: 4 });
  const shown = { channel: 'C1', user: 'UANA' };
  for (let n = 1; n <= 7; n++) {
    await bareCall(workspace, 'chat.postEphemeral', { ...shown, text: `Number ${n}` });
    await fetch(`${workspace.apiUrl.replace('/api/', '/response/')}R${n}`, { method: 'POST' });
  }
  expect(workspace.person('ana').messages('notes')).toEqual(
    [4, 5, 6, 7].map((n) => expect.stringContaining(`Number ${n}`)),
  );
  expect(workspace.problems()).toHaveLength(4);
});

test('Everything is remembered unless it is said otherwise', async () => {
  const workspace = await alone({});
  for (let n = 0; n < 30; n++) await bareCall(workspace, 'auth.test', { n: `${n}` });
  expect(workspace.calls.filter(({ args }) => args.n !== undefined)).toHaveLength(30);
});

test('A response_url is of no use after half an hour, whether or not it is still known', async () => {
  const clock = new HandClock('2026-11-22T09:00:00Z');
  const workspace = await alone({ clock });
  const pressed = () => workspace.person('ana').types('/note', { in: 'notes' });
  await pressed();
  const [first] = workspace.deliveries;
  clock.advance(31 * 60_000);
  await pressed();
  const response = await fetch(String(first?.payload.response_url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"late"}',
  });
  expect([response.status, await response.text()]).toEqual([404, 'expired_url']);
});

import { afterEach, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../local/slack/index.ts';
import { availabilityOf } from '../../src/slack/availability.ts';
import { webClient } from '../../src/slack/clients.ts';
import { HandClock } from '../support/hand-clock.ts';

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.stop();
});

async function asking(options: Partial<WorkspaceOptions> = {}) {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  const scopes = { bot: ['users:read'], bot_optional: ['dnd:read'] };
  const workspace = await startWorkspace({
    ...sampleWorkspace,
    manifest: { oauth_config: { scopes } },
    delivery: 'socket',
    clock,
    ...options,
  });
  open.push(workspace);
  const log: unknown[][] = [];
  const note = (...line: unknown[]) => void log.push(line);
  const available = availabilityOf({
    client: webClient(sampleWorkspace.app.botToken, workspace.apiUrl, 2_500),
    people: {
      find: async (_id) => ({ _id, name: '', roles: [], deactivated: _id === 'U0BEN', outsider: false }),
    },
    now: () => clock.now(),
    log: { info: note, warn: note },
  });
  const calls = (method: string) => workspace.calls.filter((call) => call.method === method).length;
  return { clock, workspace, log, available, calls, ana: workspace.person('ana') };
}

const minute = 60_000;

test('CB-36, Q25: whether the owner can see a reminder, as far as Slack says, asked at most once a minute', async () => {
  const { clock, available, ana, calls, log } = await asking();
  expect(await available('U0BEN')).toBe('deactivated');
  expect(calls('users.getPresence')).toBe(0);
  expect(await Promise.all([available('U0ANA'), available('U0ANA')])).toEqual(['can-see', 'can-see']);
  ana.goesAway();
  clock.advance(minute - 1);
  expect(await available('U0ANA')).toBe('can-see');
  expect([calls('dnd.info'), calls('users.getPresence')]).toEqual([1, 1]);
  clock.advance(1);
  expect(await available('U0ANA')).toBe('away');

  // A pause that has yet to begin does not count, nor one that is over.
  ana.returns();
  const later = (minutes: number) => new Date(clock.now().getTime() + minutes * minute);
  ana.doNotDisturb(later(3), { from: later(2) });
  const told: string[] = [];
  for (let passed = 0; passed < 3; passed += 1) {
    clock.advance(minute);
    told.push(await available('U0ANA'));
  }
  expect(told).toEqual(['can-see', 'do-not-disturb', 'can-see']);
  expect(log).toEqual([]);
});

test('CB-36: without dnd:read presence alone tells, and the scope is asked for once an hour', async () => {
  const { clock, available, ana, calls, log } = await asking({ grantedOptionalScopes: [] });
  ana.doNotDisturb(new Date('2026-11-23T18:00:00Z'));
  expect(await available('U0ANA')).toBe('can-see');
  ana.goesAway();
  clock.advance(minute);
  expect(await available('U0ANA')).toBe('away');
  expect([calls('dnd.info'), log.length]).toEqual([1, 1]);
  clock.advance(60 * minute);
  await available('U0ANA');
  expect([calls('dnd.info'), log.length]).toEqual([2, 2]);
});

test('CB-36: what Slack does not say is unknown, and the log says why without saying whose', async () => {
  const { clock, workspace, available, log } = await asking();
  workspace.faults.next({ method: 'users.getPresence', kind: { error: 'internal_error' } });
  expect(await available('U0ANA')).toBe('unknown');
  expect(await available('U0NOBODY')).toBe('unknown');
  expect(log.map(([what]) => what)).toEqual([{ why: 'internal_error' }, { why: 'user_not_found' }]);
  clock.advance(minute);
  expect(await available('U0ANA')).toBe('can-see');
});

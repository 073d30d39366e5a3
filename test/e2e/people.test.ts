import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import {
  cast,
  fillsStepThree,
  fillsStepTwo,
  incidents,
  raisesAnIncident,
  stored,
  theIncident,
} from '../support/incidents.ts';
import { troubledStore, until } from '../support/slow-store.ts';
import { aWorld } from '../support/world.ts';

const outsider =
  'CaseDesk works only for people and channels of this organisation. Use it from one of your own channels.';

describe('someone whose team leader is not known', () => {
  test('INC-19: is asked to choose one, and told at once whom she cannot choose', async () => {
    const world = await aWorld();
    const { nola, tess } = cast(world);
    await nola.types('/incident');
    await nola.sees('We do not know who leads you yet. Choose the team leader who should decide.');
    await nola.fills('Area', 'Belfast');
    await nola.fills('Team leader', 'amir');
    await nola.submits();
    expect(nola.errors()).toEqual({
      'Team leader': 'CaseDesk does not know that person as a team leader. Choose someone who is one.',
    });
    await nola.fills('Team leader', 'nola');
    await nola.submits();
    expect(nola.errors()).toEqual({
      'Team leader': 'Somebody else has to decide your incident. Choose another team leader.',
    });
    await nola.fills('Team leader', 'tess');
    await nola.submits();
    await fillsStepTwo(nola);
    await nola.submits();
    await fillsStepThree(nola);
    await nola.submits();
    await tess.presses('Authorise');
    await nola.sees('Your incident number is BEL00001');
  });

  test('finds out if her team leader was taken off the list while she typed', async () => {
    const world = await aWorld();
    const { ana, tess } = cast(world);
    await ana.types('/incident');
    await ana.submits();
    await fillsStepTwo(ana);
    await ana.submits();
    await fillsStepThree(ana);
    world.workspace.changeGroup('team-leaders', ['tess']);
    await world.settle();
    await ana.submits();
    expect(Object.values(ana.errors())).toEqual([
      'CaseDesk no longer knows who leads you. Close this form and type /incident again: what you typed is kept, and you can choose who decides.',
    ]);
    await ana.closesAll();
    await ana.types('/incident');
    await ana.fills('Team leader', 'tess');
    await ana.submits();
    await ana.submits();
    await ana.submits();
    await tess.sees('Incident to decide');
  });
});

describe('a team leader who raises an incident', () => {
  async function tomRaises() {
    const world = await aWorld();
    const people = cast(world);
    const { tom } = people;
    await tom.types('/incident');
    await tom.fills('Team leader', 'tess');
    await tom.submits();
    await fillsStepTwo(tom);
    await tom.submits();
    await fillsStepThree(tom);
    await tom.submits();
    return { world, ...people };
  }

  test('INC-19: has another decide, and is not asked as their cover, late as they may be', async () => {
    const { world, tom, tess } = await tomRaises();
    await tess.sees('Incident to decide');
    expect((await theIncident(world)).cover).toBeUndefined();
    await world.passes({ hours: 6 });
    await tess.sees('An incident waits for your answer');
    tom.seesNot('Incident to decide');
    await tess.presses('Authorise');
    await tom.sees('Your incident number is PLY00001');
  });
});

describe('people and places of other organisations', () => {
  const world = () =>
    aWorld({
      workspace: {
        members: [
          ...sampleWorkspace.members,
          { id: 'U0OLGA', name: 'olga', realName: 'Olga Partner', teamId: 'T0OTHER' },
          { id: 'U0STAN', name: 'stan', realName: 'Stan Stranger', isStranger: true },
        ],
        channels: [
          ...sampleWorkspace.channels.map((it) =>
            it.name === 'aac' ? { ...it, members: [...it.members, 'U0OLGA', 'U0STAN'] } : it,
          ),
          { id: 'C0SHARED', name: 'shared', isExtShared: true, members: ['U0ANA', 'U0CASEDESK'] },
        ],
      },
    });
  const everything = async (it: Awaited<ReturnType<typeof world>>) =>
    JSON.stringify(await Promise.all(['people', 'drafts', 'incidents'].map((name) => stored(it, name))));

  test.each(['olga', 'stan'])('%s is refused in one sentence and leaves no trace', async (name) => {
    const here = await world();
    const before = await everything(here);
    const visitor = here.person(name);
    await visitor.types('/incident');
    await visitor.sees(outsider);
    expect(visitor.modal).toBeUndefined();
    expect(await everything(here)).toBe(before);
  });

  test.each(['olga', 'stan'])('%s is refused at the buttons of a card', async (name) => {
    const here = await world();
    const { ana, tom } = cast(here);
    await raisesAnIncident(ana);
    await tom.presses('Authorise');
    const visitor = here.person(name);
    await visitor.sees('Incident PLY00001', { in: 'aac' });
    await here.settle();
    const before = await everything(here);
    await visitor.presses('Show and copy');
    await visitor.sees(outsider);
    expect(visitor.modal).toBeUndefined();
    expect(await everything(here)).toBe(before);
  });

  test('/incident in an externally shared channel is refused, and nothing is saved', async () => {
    const here = await world();
    const { ana } = cast(here);
    const before = await everything(here);
    await ana.types('/incident', { in: 'shared' });
    await ana.sees(outsider);
    expect(ana.modal).toBeUndefined();
    expect(await everything(here)).toBe(before);
  });

  test('a channel of which Slack does not say whose it is is not served', async () => {
    const here = await world();
    const { ana } = cast(here);
    here.workspace.faults.next({ method: 'conversations.info', kind: 'http_500' });
    await ana.types('/incident', { in: 'shared' });
    await ana.sees('CaseDesk could not open the form.');
    expect(ana.modal).toBeUndefined();
  });
});

describe("what Slack's events say of people", () => {
  test('a team leader who left is not asked any more', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.sees('Step 1 of 3');
    ana.seesNot('Team leader');
    await ana.cancels();
    world.workspace.deactivate('tom');
    await world.settle();
    await ana.types('/incident');
    await ana.sees('Step 1 of 3');
    expect(ana.modal?.labels).toContain('Team leader');
  });

  test('the same event again has one effect', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    const user = { id: 'U0TOM', team_id: 'T0CMG', deleted: false, real_name: 'Thomas Hughes' };
    await world.workspace.sendEvent({ type: 'user_change', user }, { retries: 2 });
    const found = (await stored(world, 'people')).filter(({ _id }) => String(_id) === 'U0TOM');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ name: 'Thomas Hughes', roles: ['team-leader'], deactivated: false });
    expect(await incidents(world)).toHaveLength(1);
  });

  test('an event that could not be saved is not acknowledged, and comes again', async () => {
    const store = troubledStore();
    const world = await aWorld({ transport: 'socket', mongo: { fault: store.fault }, forgives: true });
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.sees('Step 1 of 3');
    await ana.cancels();
    store.fails('update', 'people');
    world.workspace.deactivate('tom');
    await until(() => world.log.some(({ msg }) => msg === 'a listener failed'));
    store.mends();
    world.clock.advance(3_000);
    await world.settle();
    const [first, second] = world.workspace.deliveries.filter(({ about }) => about === 'event user_change');
    expect(first?.acks).toBe(0);
    expect(second?.outcome).toBe('acknowledged');
    await ana.types('/incident');
    await ana.sees('Step 1 of 3');
    expect(ana.modal?.labels).toContain('Team leader');
  });
});

import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Person } from '../../local/slack/index.ts';
import { validateView } from '../../local/slack/validate/view.ts';
import { raise } from '../../src/domain/incident/raise.ts';
import { afterUnableToResolve, decideIncident } from '../../src/domain/incident/states.ts';
import { accepted, aRaising } from '../support/builders.ts';
import {
  anAuthorisedIncident,
  cast,
  details,
  fillsTheResolution,
  isResolved,
  raisesAnIncident,
} from '../support/incidents.ts';
import { aWorld, type World } from '../support/world.ts';

const atHome = { only: 'home' } as const;
const nothingToDo =
  "Waiting for you\nNothing waits for you. '/incident' raises an incident, '/call-back' books a call-back.\n[Book a call-back] [Going away]";
const nothingAwaited = 'You are waiting for\nYou are waiting for nothing.';

/** What stands in somebody's Home once they have opened it. */
async function home(world: World, person: Person): Promise<string> {
  await person.opensHome();
  await world.settle();
  const { text } = await person.sees('As it was on', atHome);
  return text;
}

/** How often Slack was given a Home for somebody. */
const published = ({ workspace }: World, { id }: Person): number =>
  workspace.calls.filter(({ method, args }) => method === 'views.publish' && args.user_id === id).length;

/** The titles in a Home, in their order, from one heading to the next. */
const titles = (text: string): string[] =>
  text.split('\n').filter((line) => /^(Incident |Waiting for you|You are waiting for$)/.test(line));

/** Ana's incidents in two areas that Tom has authorised, a minute apart, the latest first; nobody is told. */
async function authorised(world: World, count: number): Promise<void> {
  const { incidents } = world.desk.store;
  const tom = { id: 'U0TOM', roles: ['team-leader' as const] };
  const start = world.clock.now().getTime();
  for (let minute = count; minute > 0; minute -= 1) {
    const id = `i${minute}`;
    const area = minute % 2 ? 'PLY' : 'HAS';
    const at = new Date(start - (count - minute + 1) * 60_000);
    const raising = aRaising({ id, requester: 'U0ANA', teamLeader: 'U0TOM', cover: 'U0TESS', key: id });
    await incidents.add(accepted(raise({ ...raising, fields: { ...raising.fields, area } }, at)));
    const when = { at, key: `U0TOM/${id}` };
    await incidents.change(id, when.key, (it) =>
      decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), tom, when),
    );
  }
}

describe('what stands in a Home', () => {
  test('of somebody for whom nothing waits: a sentence, and what to do next', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    expect(await home(world, ana)).toBe(
      ['As it was on Monday 23 November 2026 at 10:00.', '[Refresh]', nothingToDo, nothingAwaited].join('\n'),
    );
  });

  test('Q25: what waits for them and what they wait for, by turns', async () => {
    const world = await aWorld();
    const { ana, tom, tess, amir } = cast(world);
    await raisesAnIncident(ana);
    await world.settle();
    const raised = 'Incident raised on Monday 23 November 2026 at 10:00';
    expect(titles(await home(world, tom))).toEqual(['Waiting for you', raised, 'You are waiting for']);
    expect(titles(await home(world, ana))).toEqual(['Waiting for you', 'You are waiting for', raised]);
    for (const person of [tess, amir]) expect(await home(world, person)).toContain(nothingToDo);

    await tom.presses('Authorise', { on: raised });
    await world.settle();
    const number = 'Incident PLY00001';
    expect(titles(await home(world, amir))).toEqual(['Waiting for you', number, 'You are waiting for']);
    expect(titles(await home(world, tom))).toEqual(['Waiting for you', 'You are waiting for', number]);
    // Until the lock assign flag is confirmed something waits for her, too.
    expect(titles(await home(world, ana))).toEqual(['Waiting for you', number, 'You are waiting for']);
    await ana.presses('Lock assign is set', { on: number });
    expect(titles(await home(world, ana))).toEqual(['Waiting for you', 'You are waiting for', number]);

    await isResolved(world);
    expect(titles(await home(world, ana))).toEqual(['Waiting for you', number, 'You are waiting for']);
    expect(await home(world, amir)).toContain(nothingToDo);
    await ana.presses('It worked', { on: number });
    await world.settle();
    expect(await home(world, tom)).toContain(`${nothingToDo}\n${nothingAwaited}`);
    expect(titles(await home(world, ana))).toEqual(['Waiting for you', number, 'You are waiting for']);
    await ana.presses('Lock assign is removed', { on: number });
    expect(await home(world, ana)).toContain(`${nothingToDo}\n${nothingAwaited}`);
  });

  test('INC-20: what was sent back to her waits for her', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.presses('Further local action');
    await tom.fills('What should be done locally first?', 'Clear the browser cache.');
    await tom.submits();
    await world.settle();
    const text = await home(world, ana);
    expect(text).toContain('Status: waiting for local action');
    expect(text).toContain('[Report back] [Show and copy]');
    expect(titles(text).at(1)).toBe('Incident raised on Monday 23 November 2026 at 10:00');
  });

  test('Q25: the cover’s, once they have been asked', async () => {
    const world = await aWorld();
    const { ana, tess } = cast(world);
    await raisesAnIncident(ana);
    await world.passes({ hours: 5 });
    expect(titles(await home(world, tess))).toEqual([
      'Waiting for you',
      'Incident raised on Monday 23 November 2026 at 10:00',
      'You are waiting for',
    ]);
  });

  test('Q26: nothing personal, for anybody', async () => {
    const { world, ana, tom, amir } = await anAuthorisedIncident();
    for (const person of [ana, tom, amir]) {
      const text = await home(world, person);
      expect(text).toContain('Incident PLY00001');
      for (const secret of [...Object.values(details), 'AB123456C', '123456789012'])
        expect(text).not.toContain(secret);
    }
  });

  test('of somebody from outside: one sentence, and nothing else', async () => {
    const members = [
      ...sampleWorkspace.members,
      { id: 'U0OLGA', name: 'olga', realName: 'Olga Partner', teamId: 'T0OTHER' },
    ];
    const { world } = await anAuthorisedIncident({ workspace: { members } });
    const olga = world.person('olga');
    await olga.opensHome();
    const { lines } = await olga.sees(
      'CaseDesk works only for people and channels of this organisation.',
      atHome,
    );
    expect(lines).toHaveLength(1);
  });

  test('longest waiting comes first, whenever it was raised', async () => {
    const world = await aWorld();
    await authorised(world, 3);
    const { amir } = cast(world);
    const since = (await home(world, amir)).match(/since Monday 23 November 2026 at 09:5\d/g);
    expect(since?.map((it) => it.slice(-5))).toEqual(['09:57', '09:58', '09:59']);
  });

  test('only opening the Home tab draws it', async () => {
    const { world, ana } = await anAuthorisedIncident();
    await ana.opensMessages();
    await world.settle();
    expect(published(world, ana)).toBe(0);
  });
});

describe('with sixty incidents open', () => {
  async function sixty() {
    const world = await aWorld();
    await authorised(world, 60);
    return { world, ...cast(world) };
  }
  test('an adviser’s Home has the longest waiting, counts the others, and Slack takes it', async () => {
    const { world, amir } = await sixty();
    const text = await home(world, amir);
    const shown = text.match(/^Incident (PLY|HAS)/gm)?.length ?? 0;
    expect(shown).toBeGreaterThanOrEqual(30);
    expect(text.split('\n').at(-1)).toBe(`${60 - shown} more not shown here.`);
    expect(text.includes('since Monday 23 November 2026 at 09:00.')).toBe(true);
    expect(text.includes('at 09:59.')).toBe(false);
    expect(published(world, amir)).toBe(1);
    const call = world.workspace.calls.find(({ method }) => method === 'views.publish');
    expect(call?.answer).toMatchObject({ ok: true });
    const view = JSON.parse(String(call?.args.view));
    expect(validateView(view, 'home')).toEqual([]);
    expect(Buffer.byteLength(String(call?.args.view))).toBeLessThan(250_000);
  });

  test('their list by command has fifteen, and counts the others', async () => {
    const { amir } = await sixty();
    await amir.types('/incident mine');
    const { text } = await amir.sees('Your incidents');
    const minutes = [...text.matchAll(/^(?:PLY|HAS)\d{5}: .* at 09:(\d\d)\.$/gm)].map(([, minute]) => minute);
    expect(minutes).toEqual(Array.from({ length: 15 }, (_, minute) => String(minute).padStart(2, '0')));
    expect(text).toContain('and 45 more. Your Home in CaseDesk has them.');
  });
});

describe('a press in a Home', () => {
  test('has its effect, and the Home is drawn again without it', async () => {
    const world = await aWorld();
    const { ana, tom, amir } = cast(world);
    await raisesAnIncident(ana);
    await world.settle();
    await home(world, tom);
    await tom.presses('Authorise');
    await tom.sees(`${nothingToDo}\nYou are waiting for\nLongest waiting first.\nIncident PLY00001`, atHome);
    await amir.sees('Incident PLY00001', { in: 'aac' });
    await ana.sees('Your incident number is PLY00001');
  });

  test('opens its form, and once that is sent the Home is drawn again', async () => {
    const { world, ana, amir, agnes } = await anAuthorisedIncident();
    await home(world, amir);
    await fillsTheResolution(amir);
    await amir.sees('[Record resolution]', atHome);
    await amir.submits();
    await amir.sees(nothingToDo, atHome);
    await ana.sees('A resolution for PLY00001');
    await world.settle();
    for (const person of [ana, agnes]) expect(published(world, person)).toBe(0);
  });

  test('whose form is refused tells so in the form, and what was typed stays', async () => {
    const { world, ana, agnes } = await anAuthorisedIncident();
    await home(world, agnes);
    await fillsTheResolution(agnes);
    await isResolved(world);
    await ana.presses('It worked');
    await ana.sees('Status: closed, the resolution worked');
    await agnes.submits();
    expect(Object.values(agnes.errors())).toEqual([
      expect.stringContaining('This incident is now closed, the resolution worked.'),
    ]);
    expect(agnes.modal?.values['How to resolve it']).toContain('Open the income screen');
    await agnes.closesAll();
    await agnes.presses('Refresh');
    await agnes.sees(nothingToDo, atHome);
  });

  test('that comes too late says who was first, and the Home is drawn again as it now is', async () => {
    const world = await aWorld();
    const { ana, tom, tess } = cast(world);
    await raisesAnIncident(ana);
    await world.passes({ hours: 5 });
    await home(world, tess);
    await tom.presses('Authorise');
    await world.settle();
    await tess.presses('Authorise');
    await tess.sees('@Tom Hughes authorised it on Monday 23 November 2026 at 15:00.', { only: 'modal' });
    await tess.closesAll();
    await tess.sees('Incident PLY00001', atHome);
    await world.settle();
    tess.seesNot('[Authorise]');
    expect(world.workspace.messages('aac').filter(({ text }) => text.startsWith('Incident'))).toHaveLength(1);
  });

  test('twice has its effect once', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await isResolved(world);
    await home(world, ana);
    await ana.pressesTwice('It worked');
    await amir.sees('PLY00001 is closed', { in: 'aac' });
    await world.settle();
    const closed = world.workspace
      .messages('aac')
      .filter(({ text }) => text.startsWith('PLY00001 is closed'));
    expect(closed).toHaveLength(1);
  });

  test('Show and copy, by whoever may look', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await home(world, amir);
    await amir.presses('Show and copy');
    await amir.sees(details['Client name'], { only: 'modal' });
    await home(world, ana);
    await ana.presses('Show and copy');
    await ana.sees(details['Client name'], { only: 'modal' });
  });
});

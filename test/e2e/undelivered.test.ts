import { describe, test } from '@jest/globals';
import { cast, raisesAnIncident } from '../support/incidents.ts';
import { aWorld, type World, type WorldOptions } from '../support/world.ts';

const withoutCover: WorldOptions = {
  organisation: (sample) => ({ ...sample, teams: sample.teams.map(({ cover: _cover, ...team }) => team) }),
};

/** Slack no longer lets the app write to a person. */
const unreachable = ({ workspace }: World, id: string, times = 99) =>
  workspace.faults.next({
    method: 'conversations.open',
    when: ({ args }) => args.users === id,
    times,
    kind: { error: 'user_not_found' },
  });

describe('a team leader who cannot be reached and has no cover', () => {
  test('Q25: the requester hears of it and chooses another', async () => {
    const world = await aWorld(withoutCover);
    const { ana, tess } = cast(world);
    unreachable(world, 'U0TOM');
    await raisesAnIncident(ana);
    await ana.sees('Your team leader cannot be reached');
    await ana.sees("Press 'Choose another team leader' on the card 'Your incident'.");
    ana.seesNot('Incident to decide');

    await ana.presses('Choose another team leader');
    await ana.fills('Team leader', 'tess');
    await ana.submits();
    await tess.sees('Incident to decide');
    await world.settle();
    ana.seesNot('Your team leader cannot be reached');
    await ana.sees('Your team leader could not be reached');
  });

  test('the reminder that does not reach them reaches the requester', async () => {
    const world = await aWorld(withoutCover);
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await world.settle();
    world.workspace.deactivate('tom');
    await world.passes({ hours: 5 });
    await ana.sees('Your team leader cannot be reached');
    ana.seesNot('An incident waits for your answer');
  });
});

describe('a requester who cannot be reached', () => {
  async function raisedByAnaWhoLeft() {
    const world = await aWorld();
    const people = cast(world);
    await raisesAnIncident(people.ana);
    await people.tom.sees('Incident to decide');
    await world.settle();
    world.workspace.deactivate('ana');
    await world.settle();
    return { world, ...people };
  }

  test('who asked is told to ask in some other way, not to answer themselves', async () => {
    const { tom } = await raisedByAnaWhoLeft();
    await tom.presses('More information');
    await tom.fills('What do you need to know?', 'Which screen?');
    await tom.submits();
    await tom.sees('Tell your caseworker yourself');
    await tom.sees('Tell them yourself: more information is needed.');
    tom.seesNot('Your team leader needs more information');
  });

  test('who authorised is told the number to pass on', async () => {
    const { tom } = await raisedByAnaWhoLeft();
    await tom.presses('Authorise');
    await tom.sees('Tell them yourself: it is authorised and its number is PLY00001.');
    tom.seesNot('Your incident number is');
  });
});

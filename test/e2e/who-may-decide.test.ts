import { describe, expect, test } from '@jest/globals';
import { cast, channelsWhere, copiesCard, raisesAnIncident, theIncident } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

async function aRaisedIncident(options: Parameters<typeof aWorld>[0] = {}) {
  const world = await aWorld(options);
  const people = cast(world);
  await raisesAnIncident(people.ana);
  await people.tom.sees('Incident to decide');
  await world.settle();
  return { world, ...people };
}

describe('INC-20: only the team leader or their cover decides', () => {
  test('the requester cannot approve her own, nor an adviser or another team leader anybody else’s', async () => {
    const { world, ana, ben, tom, amir } = await aRaisedIncident({
      workspace: { channels: channelsWhere(['U0ANA', 'U0BEN']) },
    });
    await copiesCard(world, tom, 'Incident to decide');
    await ana.presses('Authorise');
    await ana.sees('You raised this incident, so another team leader has to decide it.');
    for (const other of [ben, amir]) {
      await other.presses('Authorise');
      await other.sees('Only the team leader this was sent to, or their cover, can answer it.');
      await other.presses('More information');
      await world.settle();
      expect(other.modal).toBeUndefined();
    }
    expect((await theIncident(world)).version).toBe(1);
  });

  test('only the requester answers', async () => {
    const { world, ana, ben, tom } = await aRaisedIncident({
      workspace: { channels: channelsWhere(['U0BEN']) },
    });
    await tom.presses('More information');
    await tom.fills('What do you need to know?', 'Which screen?');
    await tom.submits();
    await ana.sees('Give information');
    await copiesCard(world, ana, 'Your incident');
    await ben.presses('Give information');
    await ben.sees('Only the person who raised this incident can do that.');
    expect(ben.modal).toBeUndefined();
    ben.seesNot('Which screen?');
  });

  test('a role taken away since is noticed before the approval, and the requester can pass it on', async () => {
    const { world, ana, tom, tess } = await aRaisedIncident({ settings: { tickSeconds: 86_400 } });
    const button = await tom.remembers('Authorise');
    world.workspace.changeGroup('team-leaders', ['tess']);
    await world.settle();
    // As if Slack's events had been missed: nothing but the look before an approval can notice.
    await world.desk.store.people.put('U0TOM', { roles: ['team-leader'] });
    await world.passes({ minutes: 16 });
    await button.press();
    await tom.sees('CaseDesk no longer has you as a team leader, so somebody else has to decide this.');
    expect((await theIncident(world)).status).toBe('with-team-leader');

    await ana.presses('Choose another team leader');
    await ana.fills('Team leader', 'tom');
    await ana.submits();
    expect(ana.errors()).toEqual({
      'Team leader': 'CaseDesk does not know that person as a team leader. Choose someone who is one.',
    });
    await ana.fills('Team leader', 'tess');
    await ana.submitsTwice();
    await tess.sees('Incident to decide');
    await tom.sees('It is now with @Tess Morgan. There is nothing for you to do.');
    await ana.sees('Waiting for @Tess Morgan since');
    await tess.presses('Authorise');
    await ana.sees('Your incident number is PLY00001');
    expect(
      (await theIncident(world)).history.filter(({ what }) => what === 'change-team-leader'),
    ).toHaveLength(1);
  });

  test('it cannot be passed to the requester or to whoever has it', async () => {
    const { ana } = await aRaisedIncident();
    await ana.presses('Choose another team leader');
    await ana.fills('Team leader', 'tom');
    await ana.submits();
    expect(ana.errors()['Team leader']).toBe(
      'The incident is already with that team leader. Choose somebody else.',
    );
    await ana.fills('Team leader', 'ana');
    await ana.submits();
    expect(ana.errors()['Team leader']).toContain('Somebody else has to decide your incident.');
  });
});

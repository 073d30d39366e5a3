import { describe, expect, test } from '@jest/globals';
import {
  didNotHelp,
  raisedByAnaWhoLeft,
  refers,
  reportsTheAnswer,
  sends,
} from '../support/between-caseworker-and-team-leader.ts';
import {
  anAuthorisedIncident,
  cast,
  channelsWhere,
  isResolved,
  raisesAnIncident,
  stored,
} from '../support/incidents.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
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

test('an area that has another channel by now keeps talking in the threads that stand', async () => {
  const { world, ana, amir } = await anAuthorisedIncident({
    workspace: {
      channels: [
        ...channelsWhere([]),
        { id: 'C0NEW', name: 'aac-new', members: ['U0AMIR', 'U0AGNES', 'U0CASEDESK'] },
      ],
    },
  });
  const organisation = sampleOrganisation();
  await world.restart({
    organisation: { ...organisation, channels: { ...organisation.channels, aac: 'C0NEW' } },
  });
  await ana.replies('Is anybody looking?', { to: 'Your incident PLY00001' });
  await amir.sees('Is anybody looking?', { in: 'aac' });
  await isResolved(world);
  await amir.sees('Resolution of PLY00001', { in: 'aac' });
  await world.settle();
  expect(world.workspace.messages('C0NEW')).toEqual([]);
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

  test('INC-16, Q25: one who left while Advice & Guidance was asked leaves nobody stuck', async () => {
    const world = await aWorld(withoutCover);
    const { ana, tom, tess } = cast(world);
    await raisesAnIncident(ana);
    await refers(tom);
    await sends(ana);
    await tom.sees('Sent to Advice & Guidance');
    await world.settle();
    world.workspace.deactivate('tom');
    await reportsTheAnswer(ana, didNotHelp, 'They do not know either.');
    await ana.sees('Your team leader cannot be reached');
    await ana.presses('Choose another team leader');
    await ana.fills('Team leader', 'tess');
    await ana.submits();
    await tess.presses('Authorise', { on: 'Incident to decide' });
    await ana.sees('Your incident number is PLY00001');
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

describe('an administrator who is told of it', () => {
  const refuses = ({ workspace }: World, error: string) =>
    workspace.faults.next({ method: 'chat.postMessage', channel: 'C0AAC', kind: { error } });

  async function authorisedInto(error: string) {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    refuses(world, error);
    await tom.presses('Authorise');
    const ada = world.person('ada');
    await ada.sees('A message could not be delivered');
    return { world, ada };
  }

  test('reads what, to whom, about which incident, why, and what to do', async () => {
    const { ada } = await authorisedInto('is_archived');
    for (const words of [
      "Message: the Area Advice Centre's card",
      "To: the Area Advice Centre's channel for area PLY",
      'About: incident PLY00001',
      'Reason: the channel is archived',
      'Restore the channel, then send it again.',
    ])
      await ada.sees(words);
  });

  test('reads the person by name and an incident without a number by its date', async () => {
    const world = await aWorld();
    unreachable(world, 'U0TOM');
    await raisesAnIncident(world.person('ana'));
    const ada = world.person('ada');
    await ada.sees('To: @Tom');
    await ada.sees('About: the incident raised on Monday 23 November 2026 at');
    await ada.sees('Reason: this account is not active, or Slack does not know it');
  });

  test('finds an open notice however late, and a settled one that failed again with its new reason', async () => {
    const { world, ada } = await authorisedInto('is_archived');
    const notices = () => stored(world, 'notices');
    expect((await notices())[0]).not.toHaveProperty('expiresAt');
    refuses(world, 'not_in_channel');
    await ada.presses('Send again');
    await ada.sees('Reason: CaseDesk is not in the channel');
    await world.settle();
    const [again, ...others] = await notices();
    expect(others).toEqual([]);
    expect(again).toMatchObject({ status: 'open', problem: 'not_in_channel' });
    expect(again).not.toHaveProperty('expiresAt');
    await ada.presses('Send again');
    await world.settle();
    expect((await notices())[0]).toHaveProperty('expiresAt');
  });

  test('hears that a notice is gone, whichever button of it they press', async () => {
    const { world, ada } = await authorisedInto('is_archived');
    const [again, drop] = [await ada.remembers('Send again'), await ada.remembers('Do not send')];
    await world.settle();
    await world.desk.store.connection.collection('notices').deleteMany({});
    for (const button of [again, drop]) {
      await button.press();
      await ada.sees('CaseDesk no longer has this record.');
    }
    expect(ada.modal).toBeUndefined();
    ada.seesNot('Try again in a minute');
  });
});

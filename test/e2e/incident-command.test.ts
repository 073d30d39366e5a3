import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { commands, decided, inStatus } from '../domain/incident/story.ts';
import { anIncident } from '../support/builders.ts';
import {
  anAuthorisedIncident,
  cast,
  details,
  isResolved,
  raisesAnIncident,
  theIncident,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const notThere =
  'There is no incident of that number that you can see. Check the number, or ask who raised it.';
const privately = { only: 'ephemeral' } as const;

describe('/incident and a number', () => {
  test.each(['PLY00001', 'ply00001', 'Ply 00001', ' PLY00001 '])(
    'Q17: "%s" shows the incident to those whom it concerns, with what they can press',
    async (number) => {
      const { ana, tom, amir } = await anAuthorisedIncident();
      for (const [person, buttons] of [
        [ana, '[Lock assign is set] [Show and copy]'],
        [tom, '[Show and copy]'],
        [amir, '[Record resolution] [Show and copy]'],
      ] as const) {
        await person.types(`/incident ${number}`);
        const { lines } = await person.sees('casedesk (only you): Incident PLY00001', privately);
        expect(lines).toContain('Status: authorised and with the Area Advice Centre');
        expect(lines.at(-1)).toBe(buttons);
      }
    },
  );

  test('Q26: holds nothing personal', async () => {
    const { ana } = await anAuthorisedIncident();
    await ana.types('/incident PLY00001');
    const { text } = await ana.sees('casedesk (only you): Incident PLY00001', privately);
    for (const secret of Object.values(details)) expect(text).not.toContain(secret);
    expect(text).toContain('Case or SR number: ends 6789');
  });

  test('its buttons do what those of the card do', async () => {
    const { world, ana, amir } = await anAuthorisedIncident();
    await isResolved(world);
    await ana.types('/incident PLY00001');
    await ana.presses('It worked', { on: 'casedesk (only you): Incident PLY00001' });
    await ana.sees('Status: closed, the resolution worked');
    await amir.sees('PLY00001 is closed', { in: 'aac' });
    expect((await theIncident(world)).status).toBe('closed-resolved');
  });

  test('whoever presses a button that is late is told what happened meanwhile', async () => {
    const { world, ana, amir, agnes } = await anAuthorisedIncident();
    await amir.types('/incident PLY00001');
    await isResolved(world);
    await ana.presses('It worked');
    await ana.sees('Status: closed, the resolution worked');
    await amir.presses('Record resolution', { on: 'casedesk (only you): Incident PLY00001' });
    await amir.sees('This incident is now closed, the resolution worked.');
    expect(amir.modal).toBeUndefined();
    await agnes.types('/incident ply00001');
    await agnes.sees('Status: closed, the resolution worked', privately);
  });

  test('Q26: the same words for a number that is not there and for one that is somebody else’s', async () => {
    const { world, ben, nola, tess } = await anAuthorisedIncident();
    await ben.types('/incident PLY00001');
    const theirs = await ben.sees(notThere, privately);
    await nola.types('/incident PLY99999');
    const nobodys = await nola.sees(notThere, privately);
    expect(theirs.text).toBe(nobodys.text);
    await world.person('eve').types('/incident PLY00001');
    await world.person('eve').sees(notThere, privately);
    await tess.types('/incident PLY00001');
    await tess.sees('casedesk (only you): Incident PLY00001', privately);
  });
});

describe('/incident mine', () => {
  test('is empty where nothing waits, and says what to do next', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await ana.types('/incident mine');
    const { lines } = await ana.sees('Your incidents', privately);
    expect(lines).toEqual([
      'casedesk (only you): Your incidents',
      'Waiting for you',
      'Nothing waits for you.',
      'You are waiting for',
      'You are waiting for nothing.',
      "Your Home in CaseDesk has the buttons; '/incident' and a number shows one of them.",
    ]);
  });

  test('Q25: lists by turns what waits for someone and what they wait for', async () => {
    const world = await aWorld();
    const { ana, tom, tess, amir } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    const sinceThen = 'since Monday 23 November 2026 at 10:00.';
    const local = `Raised on Monday 23 November 2026 at 10:00: with the team leader. Waiting for @Tom Hughes ${sinceThen}`;
    await tom.types('/incident MINE');
    await tom.sees(`Waiting for you\n${local}\nYou are waiting for\nYou are waiting for nothing.`);
    await ana.types('/incident mine');
    await ana.sees(`Nothing waits for you.\nYou are waiting for\n${local}`);
    await tess.types('/incident mine');
    await tess.sees('Nothing waits for you.\nYou are waiting for\nYou are waiting for nothing.');

    await tom.presses('Authorise');
    await ana.sees('Lock assign is set');
    await ana.types('/incident mine');
    await ana.sees(
      `${sinceThen} The lock assign flag is to be set, and that confirmed.\nYou are waiting for`,
    );
    await ana.presses('Lock assign is set');
    await world.settle();
    const escalated = `PLY00001: authorised and with the Area Advice Centre. Waiting for Area Advice Centre, Plymouth ${sinceThen}`;
    await amir.types('/incident mine');
    await amir.sees(`Waiting for you\n${escalated}`);
    for (const person of [ana, tom]) {
      await person.types('/incident mine');
      await person.sees(`Nothing waits for you.\nYou are waiting for\n${escalated}`);
    }
  });

  test('fits a message at its longest, and says how many more there are', async () => {
    const world = await aWorld({
      organisation: (sample) => ({
        ...sample,
        areas: sample.areas.map((area) => ({ ...area, name: `${area.name} ${'x'.repeat(75)}`.slice(0, 75) })),
      }),
    });
    const { ana } = cast(world);
    const actor = { id: 'U0ANA', roles: [] };
    for (let count = 0; count < 40; count += 1) {
      const given = inStatus('resolution-given', anIncident({ _id: `i${count}`, requester: actor.id }));
      const back = decided(given, actor, 1, commands.notWorked);
      const it = count % 2 ? decided(back, actor, 2, commands.lockSet) : back;
      await world.desk.store.incidents.add({
        ...it,
        reference: `PLY${10_000 + count}`,
        messages: {},
        reminders: {},
      });
    }
    await ana.types('/incident mine');
    const { text } = await ana.sees('and 5 more. Your Home in CaseDesk has them.', privately);
    expect(text.match(/^ *PLY1/gm)).toHaveLength(30);
    expect(text.length).toBeLessThan(10_000);
  });
});

describe('/incident and other words', () => {
  test('help says every way to use it', async () => {
    const world = await aWorld();
    const { nola } = cast(world);
    await nola.types('/incident help');
    const { text } = await nola.sees('casedesk (only you): /incident\n', privately);
    for (const way of ['/incident raises', '/incident mine lists', '/incident PLY12345 shows'])
      expect(text).toContain(way);
    expect(nola.modal).toBeUndefined();
  });

  test.each(['nonsense', 'PLY1', '@tom', 'mine please', '<!here>'])(
    '"%s" is not known: it says so, with the ways that are',
    async (words) => {
      const world = await aWorld();
      const { ana } = cast(world);
      await ana.types(`/incident ${words}`);
      const { text } = await ana.sees('CaseDesk does not know that one', privately);
      expect(text).toContain('/incident mine lists what waits for you');
      expect(ana.modal).toBeUndefined();
    },
  );

  test('whatever is typed, only who typed it sees the answer', async () => {
    const { world, ana, ben } = await anAuthorisedIncident();
    for (const words of ['mine', 'PLY00001', 'help', 'nonsense'])
      await ana.types(`/incident ${words}`, { in: 'general' });
    await ana.sees('CaseDesk does not know that one', { in: 'general' });
    await world.settle();
    expect(ben.messages('general')).toEqual([]);
  });
});

describe('the shortcut from anywhere', () => {
  test('INC-01: opens the same form as /incident', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await ana.types('/incident');
    const typed = await ana.sees('Step 1 of 3', { only: 'modal' });
    await ana.closesAll();
    await ana.runs('Raise an incident');
    const ran = await ana.sees('Step 1 of 3', { only: 'modal' });
    expect(ran.text).toBe(typed.text);
    await ana.submits();
    for (const label of ['Case or SR number', 'Client name', 'SCIN', 'NINO'] as const)
      await ana.fills(label, details[label]);
    await ana.fills('Procedure path and step number', details['Procedure path and step number']);
    await ana.submits();
    await ana.fills('Description of the incident', details['Description of the incident']);
    await ana.fills('Actions taken to resolve', details['Actions taken to resolve']);
    await ana.submits();
    await tom.sees('Incident to decide');
  });

  test('is refused to somebody from outside in a modal, for there is nowhere else to say it', async () => {
    const world = await aWorld({
      workspace: {
        members: [
          ...sampleWorkspace.members,
          { id: 'U0OLGA', name: 'olga', realName: 'Olga', teamId: 'T0OTHER' },
        ],
      },
    });
    const olga = world.person('olga');
    await olga.runs('Raise an incident');
    await olga.sees('CaseDesk works only for people and channels of this organisation.', { only: 'modal' });
    expect(olga.modal?.labels).toEqual([]);
  });
});

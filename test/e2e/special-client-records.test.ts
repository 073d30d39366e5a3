import { describe, expect, test } from '@jest/globals';
import {
  cast,
  details,
  fillsStepTwo,
  incidents,
  raisesForSpecialClientRecords,
  stored,
  theIncident,
} from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const technow = 'Referred via TechNow';

describe('Q18: Special Client Records', () => {
  test.each(['Raised by Special Client Records', 'Refers to a Special Client Records case'])(
    '%s: client details are never asked, never stored, and stand as Minimum Client Data',
    async (tick) => {
      const world = await aWorld();
      const { ana, tom } = cast(world);
      await ana.types('/incident');
      await ana.fills('Special Client Records', [tick]);
      await ana.submits();
      await ana.sees('Special Client Records: leave every client detail out.');
      expect(ana.modal?.labels).toEqual([
        'Case or SR number',
        'Date raised',
        'Procedure path and step number',
      ]);
      await ana.cancels();
      await world.passes({ seconds: 2 });

      await raisesForSpecialClientRecords(ana, [tick]);
      await tom.sees('Special Client Records: no client data is kept.');
      const [raw] = await stored(world, 'incidents');
      expect(Object.keys(raw?.fields).sort()).toEqual([
        'actionsTaken',
        'area',
        'caseOrSrNumber',
        'dateRaised',
        'description',
        'procedurePath',
        'specialClientRecords',
      ]);
      await ana.presses('Show and copy');
      await ana.sees('Note for CMS2012');
      expect(ana.modal?.values['Note for CMS2012']).toContain(
        'Client name: Minimum Client Data\nSCIN: Minimum Client Data\nNINO: Minimum Client Data',
      );
    },
  );

  test('client data typed into the description is refused under it, and then can be taken out', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesForSpecialClientRecords(ana, ['Refers to a Special Client Records case'], {
      'Description of the incident': 'NINO AB 12 34 56 C does not match.',
    });
    expect(ana.errors()).toEqual({
      'Description of the incident':
        'Special Client Records incidents never hold client data. Take out what looks like a NINO.',
    });
    expect(await incidents(world)).toEqual([]);
    await ana.fills('Description of the incident', 'The NINO does not match.');
    await ana.submits();
    await tom.sees('Incident to decide');
  });

  test('the case number is a number: no name, NINO or phone number goes with it', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.fills('Special Client Records', ['Raised by Special Client Records']);
    await ana.submits();
    await ana.fills('Procedure path and step number', details['Procedure path and step number']);
    for (const [typed, told] of [
      ['Jo Bloggs 1234 5678 9012', 'Give the case number or the SR number'],
      ['AB123456C', 'Give the case number or the SR number'],
      ['07700 900123', 'Take out what looks like a phone number.'],
    ] as const) {
      await ana.fills('Case or SR number', typed);
      await ana.submits();
      expect(ana.errors()['Case or SR number']).toContain(told);
    }
    await ana.fills('Case or SR number', '1234 5678 9012');
    await ana.submits();
    await ana.sees('Step 3 of 3');
  });

  test('client data is refused in what is asked and answered, too', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesForSpecialClientRecords(ana, ['Raised by Special Client Records']);
    await tom.presses('Further local action');
    await tom.fills('What should be done locally first?', 'Ring the client on 07700 900123.');
    await tom.submits();
    expect(tom.errors()['What should be done locally first?']).toContain('looks like a phone number');
    await tom.fills('What should be done locally first?', 'Ring the client.');
    await tom.submits();
    await ana.presses('Report back');
    await ana.fills('Did it help?', 'Yes, it works now');
    await ana.fills('What happened?', 'SCIN 1234 5678 9012 was wrong.');
    await ana.submits();
    expect(ana.errors()['What happened?']).toContain('looks like a SCIN');
    await world.settle();
    expect((await theIncident(world)).status).toBe('local-action-wanted');
  });

  test('AAC-16: referred via TechNow, the description takes numbers only, and says so before anybody types', async () => {
    const world = await aWorld();
    const { ana, tom } = cast(world);
    await raisesForSpecialClientRecords(ana, ['Raised by Special Client Records', technow]);
    await ana.sees('Referred via TechNow: the description takes the Master Case, Case and SR numbers only.');
    expect(ana.errors()).toEqual({
      'Description of the incident':
        'For a referral via TechNow give only the Master Case, Case and SR numbers here.',
    });
    await ana.fills('Description of the incident', 'Master Case 987654321, Case no. 123456789, SR 1-5550001');
    await ana.submits();
    await tom.sees('Referred via TechNow.');
  });

  test('ticking it after client details were typed drops them from the draft as well', async () => {
    const world = await aWorld();
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.submits();
    await fillsStepTwo(ana);
    await ana.presses('Back');
    await ana.sees('Step 1 of 3');
    const [before] = await stored(world, 'drafts');
    const kept = () => world.desk.store.drafts.find(String(before?._id), 'U0ANA');
    expect((await kept())?.values).toMatchObject({ clientName: details['Client name'], scin: details.SCIN });

    await ana.fills('Special Client Records', ['Refers to a Special Client Records case']);
    await world.passes({ seconds: 2 });
    const values = (await kept())?.values ?? {};
    expect(values.caseOrSrNumber).toBe(details['Case or SR number']);
    for (const name of ['clientName', 'scin', 'nino']) expect(values).not.toHaveProperty(name);

    await ana.submits();
    await ana.sees('Step 2 of 3');
    expect(ana.modal?.values).not.toHaveProperty('NINO');
    await ana.presses('Back');
    await ana.fills('Special Client Records', []);
    await ana.submits();
    await ana.sees('Client name');
    expect(ana.modal?.values.NINO).toBe('');
  });
});

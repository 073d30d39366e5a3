import { describe, expect, test } from '@jest/globals';
import {
  aReferredIncident,
  helped,
  quick,
  reportsTheAnswer,
  sends,
} from '../support/between-caseworker-and-team-leader.ts';
import { posts } from '../support/incidents.ts';

const at10 = 'Monday 23 November 2026 at 10:00';
const hasItAnswered = 'Has Advice & Guidance answered?';

describe('what is late with Advice & Guidance is asked for once', () => {
  test('INC-13: a request that has not been sent after a day', async () => {
    const { world, ana } = await aReferredIncident(quick);
    await world.passes({ hours: 24 });
    const told = await ana.sees('Still to be sent to Advice & Guidance');
    expect(told.text).toContain(`on ${at10}.`);
    expect(told.text).toContain(
      "Raise the SR, then press 'Sent to Advice & Guidance' on the card 'Your incident'.",
    );
    await world.passes({ hours: 30 });
    expect(posts(world, 'Still to be sent')).toBe(1);
  });

  test('INC-15: an urgent answer after 24 hours', async () => {
    const { world, ana } = await aReferredIncident(quick, 'Urgent');
    await sends(ana);
    await world.passes({ hours: 23, minutes: 59 });
    ana.seesNot(hasItAnswered);
    await world.passes({ minutes: 1 });
    const asked = await ana.sees(hasItAnswered);
    expect(asked.text).toContain("Press 'Report their answer' on the card 'Your incident' once you have it");
    await world.passes({ days: 2 });
    expect([posts(world, hasItAnswered), posts(world, 'Still to be sent')]).toEqual([1, 0]);
    await reportsTheAnswer(ana, helped, 'It was answered late.');
    await ana.sees('Status: resolved locally');
  });

  test('INC-15: a case specific answer at the end of the fifth working day', async () => {
    const { world, ana } = await aReferredIncident(quick);
    await sends(ana);
    await world.passes({ days: 7, hours: 6, minutes: 59 });
    ana.seesNot(hasItAnswered);
    await world.passes({ minutes: 1 });
    await ana.sees(hasItAnswered);
  });

  test('nobody is asked once it was answered', async () => {
    const { world, ana } = await aReferredIncident(quick, 'Urgent');
    await sends(ana);
    await world.passes({ hours: 2 });
    await reportsTheAnswer(ana, helped, 'Done.');
    await world.passes({ days: 2 });
    expect(posts(world, hasItAnswered)).toBe(0);
  });

  test('what fell due while CaseDesk was down is said once it is back', async () => {
    const { world, ana } = await aReferredIncident(quick, 'Urgent');
    await sends(ana);
    await world.settle();
    await world.desk.stop();
    world.clock.advance(50 * 3_600_000);
    await world.restart();
    await ana.sees(hasItAnswered);
    await world.restart();
    await world.settle();
    expect(posts(world, hasItAnswered)).toBe(1);
  });
});

import { describe, expect, test } from '@jest/globals';
import { cast, fillsTheForm, incidents, posts, raisesAnIncident, theIncident } from '../support/incidents.ts';
import { troubledStore } from '../support/slow-store.ts';
import { aWorld } from '../support/world.ts';

const notConfirmed = 'Not confirmed yet. Press again: nothing is entered twice.';

async function aTroubledWorld() {
  const store = troubledStore();
  return { store, world: await aWorld({ mongo: { fault: store.fault } }) };
}

describe('a store that is slow', () => {
  test('a press is answered at two seconds, and pressing again enters nothing twice', async () => {
    const { store, world } = await aTroubledWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    const button = await tom.remembers('Authorise');
    await world.settle();

    store.holds('update', 'incidents');
    const first = button.press();
    await store.held();
    world.clock.advance(2_000);
    await first;
    await tom.sees(notConfirmed);
    const second = button.press();
    store.release();
    await second;

    await ana.sees(/Your incident number is PLY\d{5}/);
    await tom.sees('You authorised it on Monday 23 November 2026 at 10:00: that stands.');
    await world.settle();
    expect((await theIncident(world)).history.filter(({ what }) => what === 'authorise')).toHaveLength(1);
    expect(posts(world, 'Your incident number is')).toBe(1);
  });

  test('a form is answered at two seconds, and sending it again raises one incident', async () => {
    const { store, world } = await aTroubledWorld();
    const { ana, tom } = cast(world);
    await fillsTheForm(ana);
    store.holds('insert', 'incidents');
    const first = ana.submits();
    await store.held();
    world.clock.advance(2_000);
    await first;
    expect(Object.values(ana.errors())).toEqual([notConfirmed]);
    store.release();
    await ana.submits();

    await tom.sees('Incident to decide');
    await world.settle();
    expect(ana.modal).toBeUndefined();
    expect(await incidents(world)).toHaveLength(1);
    expect(posts(world, 'Incident to decide')).toBe(1);
  });

  test('a form that takes long to fetch shows that it is coming', async () => {
    const { store, world } = await aTroubledWorld();
    const { ana } = cast(world);
    store.holds('find', 'drafts');
    await ana.types('/incident');
    await store.held();
    world.clock.advance(800);
    await ana.sees('One moment: CaseDesk is fetching the form.');
    store.release();
    await ana.sees('Step 1 of 3');
    await ana.fills('Area', 'Hastings');
  });

  test('Back waits, and says so if it has waited too long', async () => {
    const { store, world } = await aTroubledWorld();
    const { ana } = cast(world);
    await ana.types('/incident');
    await ana.submits();
    await ana.sees('Step 2 of 3');
    store.holds('find', 'drafts');
    await ana.presses('Back');
    await store.held();
    world.clock.advance(2_000);
    await ana.sees(notConfirmed);
    await ana.cancels();
    store.release();
    await ana.sees('Step 1 of 3');
  });
});

describe('a store that is down', () => {
  test('a press gets one sentence, and works once the store is back', async () => {
    const { store, world } = await aTroubledWorld();
    const { ana, tom } = cast(world);
    await raisesAnIncident(ana);
    await tom.sees('Incident to decide');
    await world.settle();

    store.fails('update', 'incidents');
    await tom.presses('Authorise');
    await tom.sees('CaseDesk could not finish that. Try again in a minute: nothing is entered twice.');
    expect((await theIncident(world)).status).toBe('with-team-leader');
    store.mends();
    await tom.presses('Authorise');
    await ana.sees('Your incident number is PLY');
  });

  test('a form gets one sentence and keeps what was typed', async () => {
    const { store, world } = await aTroubledWorld();
    const { ana, tom } = cast(world);
    await fillsTheForm(ana);
    store.fails('insert', 'incidents');
    await ana.submits();
    expect(ana.errors()['Description of the incident']).toMatch(/^CaseDesk could not finish that\./);
    store.mends();
    await ana.submits();
    await tom.sees('Incident to decide');
    expect(await incidents(world)).toHaveLength(1);
  });

  test('a form that cannot be fetched says so', async () => {
    const { store, world } = await aTroubledWorld();
    const { ana } = cast(world);
    store.fails('find', 'drafts');
    await ana.types('/incident');
    await ana.sees('CaseDesk could not open the form. Nothing is lost: close this and try again.');
    store.mends();
    await ana.types('/incident');
    await ana.sees('Step 1 of 3');
  });
});

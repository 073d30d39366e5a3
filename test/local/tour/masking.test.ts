import { expect, test } from '@jest/globals';
import { traffic } from '../../../local/browser/server/traffic.ts';
import type { Act } from '../../../local/tour/acts.ts';
import { stories } from '../../../local/tour/stories.ts';
import { startTour } from '../../../local/tour/tour.ts';
import { insight } from '../../../src/insight.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';
import { aWorld } from '../../support/world.ts';
import { plays } from './player.ts';

/** A name that is shorter than what is known again by its length. */
const shortName = (act: Act): Act =>
  act.does === 'fills' && act.label === 'Client name' ? { ...act, text: 'Zo Qx' } : act;

/** What somebody writes in an act, as it is and with its spaces left out. */
const written = (act: Act): string[] =>
  act.does === 'fills' || act.does === 'replies' ? [act.text, act.text.replaceAll(/\s/g, '')] : [];

test('one after the other in one workspace, and nothing that people write is in traffic, payloads, records or the log', async () => {
  const world = await aWorld();
  const now = () => world.clock.now();
  const watched = traffic(world.workspace, now);
  const told = insight(world.desk, { organisation: sampleOrganisation(), now });
  const tour = await startTour(world.workspace);
  const words = new Set<string>();
  const shown = new Set<string>();
  for (const story of stories) {
    tour.tell(story.id);
    const steps = story.steps.map((step) => ({ ...step, acts: step.acts.map(shortName) }));
    for (const text of steps.flatMap(({ acts }) => acts.flatMap(written))) words.add(text);
    await plays(world, tour, { ...story, steps });
    shown.add(JSON.stringify(await told.latest()));
    for (const line of watched.lines()) shown.add(JSON.stringify([line, watched.payload(line.id)]));
  }
  expect(tour.shown().stories.every(({ isDone }) => isDone)).toBe(true);
  for (const line of world.log) shown.add(JSON.stringify(line));
  expect(words.size).toBeGreaterThan(40);
  expect(shown.size).toBeGreaterThan(300);
  expect([...words].filter((word) => [...shown].some((text) => text.includes(word)))).toEqual([]);
  watched.stop();
  await tour.stop();
}, 60_000);

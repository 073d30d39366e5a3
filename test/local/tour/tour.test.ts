import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fills, presses, submits, types } from '../../../local/tour/acts.ts';
import { pressed, said, sent, typed } from '../../../local/tour/evidence.ts';
import { stories } from '../../../local/tour/stories.ts';
import type { Story } from '../../../local/tour/story.ts';
import { startTour } from '../../../local/tour/tour.ts';
import { details, raisesAnIncident } from '../../support/incidents.ts';
import { aWorld, type World } from '../../support/world.ts';
import { at, plays } from './player.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tour-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const [blocked, askFirst] = stories as [Story, Story];

async function telling({ story = blocked, ...options }: { story?: Story; folder?: string } = {}) {
  const world = await aWorld();
  const tour = await startTour(world.workspace, { stories: [story, askFirst], ...options });
  tour.tell(story.id);
  return { world, tour, ana: world.person('ana'), tom: world.person('tom') };
}

/** Once everybody has been told of what changed. */
async function settled({ settle }: World): Promise<void> {
  await settle();
  await new Promise((resolve) => setImmediate(resolve));
}

test('before anybody has done anything, the first step stands open with who to be and what to press', async () => {
  const { tour } = await telling();
  const { stories: offered, story } = tour.shown();
  expect(offered[0]).toEqual({
    id: 'blocked',
    title: blocked.title,
    about: blocked.about,
    under: 'Incidents',
    minutes: 3,
    isDone: false,
  });
  expect({ at: story?.at, done: story?.steps.filter(({ isDone }) => isDone).length }).toEqual({
    at: 0,
    done: 0,
  });
  expect(story?.steps[0]).toMatchObject({
    as: 'U0ANA',
    title: 'Open the form',
    lines: ['Type /incident as a message and send it.', "Press 'Next' at the foot of the form."],
    canFill: false,
  });
});

test('what was done before the story began counts for nothing', async () => {
  const world = await aWorld();
  await raisesAnIncident(world.person('ana'));
  await world.person('tom').sees('Incident to decide');
  await world.settle();
  const tour = await startTour(world.workspace);
  tour.tell('blocked');
  expect(at(tour)).toBe(0);
  await world.person('tom').presses('Authorise');
  await world.person('ana').sees('Your incident number is');
  await world.settle();
  expect(at(tour)).toBe(0);
});

test('what is done without looking at the tour is marked once it is looked at, as far as it came', async () => {
  const { world, tour, ana } = await telling();
  await raisesAnIncident(ana);
  await world.settle();
  expect(at(tour)).toBe(3);
});

test('somebody else’s acts, a form with errors and acts of a later step do not mark the step', async () => {
  const { world, tour, ana } = await telling();
  await world.person('ben').types('/incident');
  await world.person('ben').submits();
  await world.settle();
  expect(at(tour)).toBe(0);
  await ana.types('/incident');
  await ana.submits();
  await ana.fills('Case or SR number', 'no number');
  await ana.submits();
  await world.settle();
  expect(at(tour)).toBe(1);
  const tom = world.person('tom');
  await tom.opensHome();
  await world.settle();
  expect(at(tour)).toBe(1);
});

test('a form that is closed half-way is led back to, and its first page does not count for its second', async () => {
  const { world, tour, ana } = await telling();
  const lines = () => tour.shown().story?.steps[1]?.lines.slice(0, 3);
  const inTheForm = "Fill in 'Case or SR number': 1-23456789";
  const nextPage = "Press 'Next' until the form asks for 'Case or SR number'.";
  await ana.types('/incident');
  await ana.submits();
  await world.settle();
  expect(lines()?.[0]).toBe(inTheForm);
  await ana.closesAll();
  expect(lines()).toEqual([
    'The form was closed, and what it held is kept.',
    'Type /incident as a message and send it.',
    nextPage,
  ]);
  await ana.types('/incident');
  await world.settle();
  expect(lines()?.slice(0, 2)).toEqual([nextPage, inTheForm]);
  await ana.submits();
  await world.settle();
  expect({ at: at(tour), first: lines()?.[0] }).toEqual({ at: 1, first: inTheForm });
});

test('the words are filled in where the form is open, and by the one whose step it is', async () => {
  const { world, tour, ana } = await telling();
  const canFill = () =>
    tour
      .shown()
      .story?.steps.map((step) => step.canFill)
      .indexOf(true);
  await ana.types('/incident');
  await expect(tour.fillIn('U0ANA')).rejects.toThrow('Open the form first');
  await ana.submits();
  expect(canFill()).toBe(1);
  await expect(tour.fillIn('U0TOM')).rejects.toThrow('Be Ana Silva for this step.');
  await tour.fillIn('U0ANA');
  expect(ana.modal?.values).toMatchObject({ 'Client name': 'Jo Bloggs', SCIN: details.SCIN });
  await ana.submits();
  await tour.fillIn('ana');
  await ana.submits();
  await world.settle();
  expect({ at: at(tour), canFill: canFill() }).toEqual({ at: 3, canFill: -1 });
  tour.tell(null);
  await expect(tour.fillIn('U0ANA')).rejects.toThrow('No story is being told.');
});

test('whoever listens hears of each step, of a form that can be filled in, and of nothing else', async () => {
  const { world, tour, ana } = await telling();
  await settled(world);
  const heard: (number | undefined)[] = [];
  const off = tour.subscribe(() => void heard.push(at(tour)));
  await world.person('ben').posts('Nothing to do with it.', { in: 'general' });
  await settled(world);
  expect(heard).toEqual([]);
  await ana.types('/incident');
  await settled(world);
  await ana.submits();
  await settled(world);
  expect(heard.at(-1)).toBe(1);
  off();
  const before = heard.length;
  tour.tell(null);
  await settled(world);
  expect(heard).toHaveLength(before);
});

test('a story can be left, begun again from its start, and one that there is not is refused', async () => {
  const { world, tour, ana } = await telling();
  await ana.types('/incident');
  await ana.submits();
  await world.settle();
  expect(at(tour)).toBe(1);
  tour.tell(null);
  expect(tour.shown().story).toBeUndefined();
  tour.tell('blocked');
  expect(at(tour)).toBe(0);
  expect(() => tour.tell('nothing')).toThrow('There is no such story.');
  expect(at(tour)).toBe(0);
});

test('how far somebody came is kept, and a file that cannot be read begins anew', async () => {
  const { world, tour, ana } = await telling({ folder });
  await plays(world, tour, blocked);
  tour.tell('ask-first');
  await ana.types('/incident');
  await ana.submits();
  await world.settle();
  expect(at(tour)).toBe(1);
  await tour.stop();

  const again = await startTour(world.workspace, { folder });
  expect(again.shown().story).toMatchObject({ id: 'ask-first', at: 1 });
  expect(again.shown().stories.flatMap(({ id, isDone }) => (isDone ? [id] : []))).toEqual(['blocked']);
  await again.stop();

  for (const [text, doneOnes] of [
    [await readFile(join(folder, 'tour.json'), 'utf8').then((whole) => whole.slice(0, 20)), 0],
    ['{"story":"a story of long ago","at":4,"done":["blocked"]}', 1],
    ['{"story":"blocked","at":-1,"done":"all"}', 0],
  ] as const) {
    await writeFile(join(folder, 'tour.json'), text);
    const damaged = await startTour(world.workspace, { folder });
    expect(damaged.shown().stories.filter(({ isDone }) => isDone)).toHaveLength(doneOnes);
    expect(at(damaged) ?? 0).toBe(0);
    await damaged.stop();
  }
});

test('where nothing can be written, the story is told all the same', async () => {
  const { world, tour, ana } = await telling({ folder: join(folder, 'not there') });
  await ana.types('/incident');
  await ana.submits();
  await world.settle();
  expect(at(tour)).toBe(1);
  await tour.stop();
});

test('the same words twice in one story are two', async () => {
  const twice: Story = {
    ...blocked,
    id: 'twice',
    steps: [1, 2].map(() => ({
      title: 'List them',
      as: 'ana',
      acts: [types('/incident mine')],
      until: [typed('ana', '/incident mine')],
    })),
  };
  const { world, tour, ana } = await telling({ story: twice });
  await ana.types('/incident help');
  await world.settle();
  expect(at(tour)).toBe(0);
  await ana.types('/incident mine');
  await world.settle();
  expect(at(tour)).toBe(1);
  await ana.types('/incident mine');
  await world.settle();
  expect(at(tour)).toBe(2);
});

test('a step of several things waits for all of them, in whatever order they come', async () => {
  const several: Story = {
    ...blocked,
    id: 'several',
    steps: [
      {
        title: 'Raise it, and look',
        as: 'ana',
        acts: [types('/incident'), submits('Next'), fills('Client name', 'Jo'), presses('Show and copy')],
        until: [
          said('tom', 'Incident to decide'),
          pressed('ana', 'show-incident'),
          sent('ana', 'raise-incident'),
        ],
      },
    ],
  };
  const { world, tour, ana } = await telling({ story: several });
  await raisesAnIncident(ana);
  await world.settle();
  expect(at(tour)).toBe(0);
  await ana.presses('Show and copy');
  await world.settle();
  expect(at(tour)).toBe(1);
});

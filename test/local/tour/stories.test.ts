import { expect, test } from '@jest/globals';
import { stories } from '../../../local/tour/stories.ts';
import { startTour } from '../../../local/tour/tour.ts';
import { aWorld } from '../../support/world.ts';
import { plays } from './player.ts';

test.each(stories.map((story) => [story.title, story] as const))(
  '%s: every step marks itself done, a second time as well',
  async (_, story) => {
    const world = await aWorld();
    const tour = await startTour(world.workspace);
    for (let telling = 0; telling < 2; telling += 1) {
      tour.tell(story.id);
      await plays(world, tour, story);
      expect(tour.shown().stories.find(({ id }) => id === story.id)?.isDone).toBe(true);
    }
    await tour.stop();
  },
);

test('stories are short, and each has its own id and title', () => {
  for (const { steps } of stories) expect(steps.length).toBeLessThanOrEqual(12);
  for (const part of ['id', 'title'] as const)
    expect(new Set(stories.map((story) => story[part])).size).toBe(stories.length);
});

import { expect } from '@jest/globals';
import { stories } from '../../local/tour/stories.ts';
import { screens } from './support/axe.ts';
import { test } from './support/browser.ts';
import { plays } from './support/plays.ts';
import type { Window } from './support/window.ts';
import { aBrowserWorld } from './support/world.ts';

const forms = screens();

test.each(stories.map((story) => [story.title, story] as const))(
  'the story "%s" goes on step by step, each person at a window of their own, and every form is sound',
  async (title, { steps }) => {
    const world = await aBrowserWorld();
    const reader = await world.window('ada');
    const tour = await reader.opens('Tour');
    await tour.getByRole('button', { name: `Begin: ${title}` }).click();
    const people = new Map<string, Window>();
    for (const [at, step] of steps.entries()) {
      const window = people.get(step.as) ?? (await world.window(step.as));
      people.set(step.as, window);
      await tour.getByText(`Step ${at + 1} of ${steps.length}`).waitFor();
      await plays(window, step, async ({ does }) => {
        if (['fills', 'chooses', 'submits', 'confirms'].includes(does)) await forms.look(window.page);
      });
      await tour.getByRole('listitem').filter({ hasText: 'Done' }).nth(at).waitFor();
    }
    await tour.getByText('That was it.').waitFor();
    expect(people.size).toBeGreaterThan(1);
    expect(forms.wrong.splice(0)).toEqual([]);
  },
);

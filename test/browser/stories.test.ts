import { expect } from '@jest/globals';
import { stories } from '../../local/tour/stories.ts';
import { screens } from './support/axe.ts';
import { test } from './support/browser.ts';
import { plays } from './support/plays.ts';
import type { Window } from './support/window.ts';
import { aBrowserWorld } from './support/world.ts';

/** A Saturday evening, when nobody works: much has to be settled that is not on a Monday morning. */
const startsAt = new Date('2026-11-21T20:30:00Z');

const forms = screens();
/** Played in the process alone (test/local/tour): their forms and lists are of kinds that the others show. */
const shownByOthers = [
  'a-new-application',
  'nobody-rings',
  'outside-her-hours',
  'going-away',
  'a-specialist-team',
];
const played = stories.filter(({ id }) => process.env.STORIES === 'all' || !shownByOthers.includes(id));

const inForms = ['fills', 'chooses', 'submits', 'settles', 'attaches', 'confirms'];

test.each(played.map((story) => [story.title, story] as const))(
  'the story "%s" goes on step by step, each person at their own window, and every form is sound',
  async (title, { steps }) => {
    const world = await aBrowserWorld({ startsAt });
    const reader = await world.window('ada');
    const tour = await reader.opens('Tour');
    await tour.getByRole('button', { name: `Begin: ${title}` }).click();
    const people = new Map<string, Window>();
    for (const [at, step] of steps.entries()) {
      const window = people.get(step.as) ?? (await world.window(step.as));
      people.set(step.as, window);
      await tour.getByText(`Step ${at + 1} of ${steps.length}`).waitFor();
      const done = tour.getByRole('listitem').filter({ hasText: 'Done' }).nth(at);
      await plays(window, step, {
        async before({ does }) {
          if (inForms.includes(does)) await forms.look(window.page);
        },
        isDone: () =>
          done.waitFor({ timeout: 2_000 }).then(
            () => true,
            () => false,
          ),
      });
      await done.waitFor();
    }
    await tour.getByText('That was it.').waitFor();
    expect(forms.wrong.splice(0)).toEqual([]);
  },
);

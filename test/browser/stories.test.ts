import { expect } from '@jest/globals';
import type { Act } from '../../local/tour/acts.ts';
import { stories } from '../../local/tour/stories.ts';
import { test } from './support/browser.ts';
import type { Window } from './support/window.ts';
import { aBrowserWorld } from './support/world.ts';

const appMessages = 'casedesk: Messages';
const readsTheTour = 'ada';

/** Where people read what the app says to them, unless what they are to touch stands before them already. */
async function isAtHand(window: Window, act: Act): Promise<void> {
  if (await window.dialog.count()) return;
  const on = act.does === 'replies' ? act.to : 'on' in act ? act.on : undefined;
  if (on !== undefined && !(await window.has(on))) await window.goesTo(appMessages);
}

/** Does on the page what a step of a story says. */
async function does(window: Window, act: Act): Promise<void> {
  switch (act.does) {
    case 'types':
      return window.types(act.line);
    case 'fills':
      return window.fills(act.label, act.text);
    case 'chooses':
      return window.chooses(act.label, act.option);
    case 'presses':
      return window.presses(act.label, act);
    case 'confirms':
    case 'submits':
      return window.presses(act.label);
    case 'runs':
      return window.runs(act.shortcut, act);
    case 'replies':
      return window.replies(act.text, act);
    case 'opens':
      return window.goesTo(`#${act.channel}`);
    case 'opens home':
      return window.goesTo('casedesk: Home');
    case 'opens messages':
      return window.goesTo(appMessages);
    case 'opens the thread':
      return window.opensTheThread(act.of);
    case 'moves the clock':
      return window.movesTheClock('To the next reminder');
  }
}

test.each(stories.map((story) => [story.title, story] as const))(
  'the story "%s" goes on step by step, each person at a window of their own',
  async (title, { steps }) => {
    const world = await aBrowserWorld();
    const reader = await world.window(readsTheTour);
    const tour = await reader.opens('Tour');
    await tour.getByRole('button', { name: `Begin: ${title}` }).click();
    const people = new Map<string, Window>();
    for (const [at, { as, acts }] of steps.entries()) {
      const window = people.get(as) ?? (await world.window(as));
      if (!people.has(as)) await window.goesTo(appMessages);
      people.set(as, window);
      await tour.getByText(`Step ${at + 1} of ${steps.length}`).waitFor();
      for (const act of acts) {
        await isAtHand(window, act);
        await does(window, act);
      }
      await tour.getByRole('listitem').filter({ hasText: 'Done' }).nth(at).waitFor();
    }
    await tour.getByText('That was it.').waitFor();
    expect(people.size).toBeGreaterThan(1);
  },
  60_000,
);

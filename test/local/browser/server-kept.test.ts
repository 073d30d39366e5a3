import { afterEach, expect, test } from '@jest/globals';
import type { Keeper } from '../../../local/slack/keeper.ts';
import { asks, type InBrowser, inBrowser } from './in-browser.ts';

let started: InBrowser;
afterEach(() => started.stop());

/** Keeps in memory, and while it is held nothing. */
function aKeeper() {
  let held: Promise<void> | undefined;
  const saved: string[] = [];
  const keeper: Keeper = {
    load: async () => [],
    async save(changes) {
      await held;
      saved.push(...[...changes.values()].filter((text) => text !== undefined));
    },
    files: {
      put: async () => {},
      get: async () => undefined,
      remove: async () => {},
      sizes: () => new Map(),
    },
    unreadable: (what) => new Error(what),
    close: async () => {},
  };
  return {
    keeper,
    has: (words: string) => saved.some((text) => text.includes(words)),
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
  };
}

test('No window is shown what is not kept yet, and no act is answered before', async () => {
  const { keeper, has, hold } = aKeeper();
  started = await inBrowser(() => {}, { keep: keeper });
  const [ana, ben] = await Promise.all([started.window('ana'), started.window('ben')]);
  for (const window of [ana, ben]) await window.ask({ act: 'open', conversation: 'C1' });
  const release = hold();
  const post = ana.ask({ act: 'post', conversation: 'C1', text: 'Safe and sound' });
  const looked = ben.ask({ act: 'home' }).catch(() => undefined);
  await started.workspace.changed();
  for (let turn = 0; turn < 5; turn += 1) await asks(started.port, {});
  expect([ana.texts('C1'), ben.texts('C1')]).toEqual([[], []]);
  release();
  await post;
  expect(has('Safe and sound')).toBe(true);
  expect(ana.texts('C1')).toEqual(['Safe and sound']);
  await looked;
  expect(ben.texts('C1')).toEqual(['Safe and sound']);
});

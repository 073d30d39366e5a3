import { describe, expect, test } from '@jest/globals';
import { validateView } from '../../local/slack/validate/view.ts';
import type { Home } from '../../src/slack/desk.ts';
import { homeSaying, homeView } from '../../src/slack/home-view.ts';

const at = new Date('2026-11-23T10:04:00Z');
const target = { kind: 'incident', id: 'i1' };
const buttons = [{ action: 'authorise', label: 'Authorise' }];

/** Parts of three blocks each. */
const parts = (count: number, words = 'Waits for you.'): Home['parts'] =>
  Array.from({ length: count }, (_, index) => ({
    face: { title: `Incident ${index + 1}`, lines: [[words]], buttons },
    target,
  }));
const titles = (home: Home) =>
  homeView(home, at).blocks.flatMap((block) =>
    'text' in block && block.type === 'header' ? [block.text.text] : [],
  );
const last = (home: Home) => JSON.stringify(homeView(home, at).blocks.at(-1));

test('says first as of when it is, beside a button to draw it again', () => {
  expect(homeView({ parts: [] }, at).blocks).toEqual([
    {
      type: 'section',
      text: { type: 'plain_text', text: 'As it was on Monday 23 November 2026 at 10:04.', emoji: false },
      accessory: {
        type: 'button',
        action_id: 'home-refresh',
        text: { type: 'plain_text', text: 'Refresh', emoji: false },
      },
    },
  ]);
});

test('then its parts in their order, each with its buttons about its own record', () => {
  const { blocks } = homeView({ parts: parts(2) }, at);
  expect(blocks.map(({ type }) => type)).toEqual([
    'section',
    ...Array.from({ length: 2 }, () => ['header', 'rich_text', 'actions']).flat(),
  ]);
  expect(blocks[3]).toMatchObject({ elements: [{ action_id: 'authorise', value: 'incident/i1' }] });
});

test('buttons about nothing are a mistake', () => {
  expect(() => homeView({ parts: [{ face: { title: 'T', lines: [['x']], buttons } }] }, at)).toThrow(
    'about nothing',
  );
});

describe('more than Slack takes', () => {
  test('33 parts of three blocks fit exactly', () => {
    expect(homeView({ parts: parts(33) }, at).blocks).toHaveLength(100);
    expect(titles({ parts: parts(33) })).toHaveLength(33);
  });

  test.each([34, 35, 500])('of %s parts the first are shown whole, and the others counted', (count) => {
    const home = { parts: parts(count) };
    expect(titles(home)).toEqual(parts(32).map(({ face }) => face.title));
    expect(last(home)).toContain(`${count - 32} more not shown here.`);
    expect(homeView(home, at).blocks).toHaveLength(98);
  });

  test('one block too many leaves out a whole part', () => {
    const two = { face: { title: 'Last', lines: [['x']] }, target };
    const home = { parts: [...parts(32), two, two] };
    expect(titles(home)).toHaveLength(33);
    expect(last(home)).toContain('1 more not shown here.');
    expect(homeView(home, at).blocks).toHaveLength(100);
  });

  test('a heading that is left out is not counted', () => {
    const heading = { face: { title: 'You are waiting for', lines: [['Longest waiting first.']] } };
    const home = { parts: [...parts(33), heading, ...parts(2)] };
    expect(last(home)).toContain('3 more not shown here.');
  });

  test('words count too: a Home stays under Slack’s limit of a view', () => {
    const home = { parts: parts(20, 'é'.repeat(10_000)) };
    expect(validateView(homeView(home, at), 'home')).toEqual([]);
    expect(titles(home)).toHaveLength(11);
    expect(last(home)).toContain('9 more not shown here.');
  });
});

test('a Home that only says something can be drawn again where it says as of when it is', () => {
  expect(homeSaying('Not for you.').blocks).toHaveLength(1);
  expect(JSON.stringify(homeSaying('In a minute.', at).blocks)).toContain('home-refresh');
  expect(validateView(homeSaying('Ask <@U0ADA>.', at), 'home')).toEqual([]);
});

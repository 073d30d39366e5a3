import { expect, test } from '@jest/globals';
import { type Button, type Face, rendered } from '../../src/slack/face.ts';

const confirm = { title: 'Sure?', text: 'It goes on.', confirm: 'Yes', deny: 'No' };
const button: Button = { action: 'authorise-incident', label: 'Authorise', style: 'primary', confirm };
const face: Face = { title: 'Incident', lines: [['Waiting for ', { person: 'UTOM' }]], buttons: [button] };

test('a header, the lines, the buttons; each press says which record it is about', () => {
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  const { blocks, text } = rendered(face, 'incident/1');
  expect(blocks.map(({ type }) => type)).toEqual(['header', 'rich_text', 'actions']);
  expect(blocks[2]).toEqual({
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'authorise-incident',
        text: plain('Authorise'),
        value: 'incident/1',
        style: 'primary',
        confirm: {
          title: plain('Sure?'),
          text: plain('It goes on.'),
          confirm: plain('Yes'),
          deny: plain('No'),
        },
      },
    ],
  });
  expect(text).toBe('Incident\nWaiting for <@UTOM>');
});

test('without buttons there is no empty row of them', () => {
  expect(rendered({ title: 'T', lines: [['x']] }, 'incident/1').blocks).toHaveLength(2);
});

test('the hash follows everything that is shown, and nothing else', () => {
  const { hash } = rendered(face, 'incident/1');
  expect(rendered(structuredClone(face), 'incident/1').hash).toBe(hash);
  const others: Face[] = [
    { ...face, title: 'Another' },
    { ...face, lines: [['Waiting for ', { person: 'UTESS' }]] },
    { ...face, lines: [['Waiting for ', { bold: '<@UTOM>' }]] },
    { ...face, buttons: [{ ...button, label: 'Approve' }] },
    { ...face, buttons: [] },
  ];
  for (const other of others) expect(rendered(other, 'incident/1').hash).not.toBe(hash);
});

test('what screen readers read stays within what an update takes, cut between characters and never in an entity', () => {
  for (const words of ['🙂'.repeat(2_500), '&'.repeat(2_500), `${'x'.repeat(3_980)}<@UTOM>`]) {
    const { text, blocks } = rendered({ title: 'T', lines: [[words], [{ person: 'UTOM' }]] }, 'incident/1');
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(4_000);
    expect(text).toMatch(/(🙂|&amp;|&gt;)…$/u);
    expect(JSON.stringify(blocks)).toContain(JSON.stringify(words).slice(1, -1));
  }
});

test('what is done less often stands in menus of five, whose entries say which button they are', () => {
  const more = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((label) => ({
    action: label.toLowerCase(),
    label,
  }));
  const { blocks } = rendered({ ...face, more }, 'incident/1');
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  expect(elements.map((it) => [it.type, it.action_id])).toEqual([
    ['button', 'authorise-incident'],
    ['overflow', 'more-0'],
    ['overflow', 'more-5'],
  ]);
  const [, menu] = elements;
  expect(menu?.type === 'overflow' && menu.options.map(({ value }) => value)).toEqual([
    'one incident/1',
    'two incident/1',
    'three incident/1',
    'four incident/1',
    'five incident/1',
  ]);
  expect(rendered({ ...face, buttons: [], more }, 'incident/1').blocks).toHaveLength(3);
});

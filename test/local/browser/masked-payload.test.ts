import { expect, test } from '@jest/globals';
import { masked, typedIn } from '../../../local/browser/server/masked-payload.ts';

const richText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

const submission = {
  type: 'view_submission',
  token: 'a token',
  view: {
    blocks: [{ type: 'input', label: { type: 'plain_text', text: 'What happened?' } }],
    state: {
      values: {
        what: {
          a: { type: 'rich_text_input', rich_text_value: richText('The letter was torn') },
          b: { type: 'plain_text_input', value: 'It came late' },
        },
      },
    },
  },
};

test('of rich text that somebody wrote its length is told, as of any words', () => {
  const shown = JSON.stringify(masked(submission, []));
  expect(shown).not.toMatch(/torn|late|a token/);
  expect(shown).toContain('What happened?');
  expect(shown).toContain('"(19 characters)"');
  expect(shown).toContain('"(12 characters)"');
});

test('what somebody wrote is known again where the app passes it on, be it rich text or not', () => {
  const typed = typedIn(submission);
  expect(masked({ text: 'Ana says: The letter was torn. It came late!' }, typed)).toEqual({
    text: 'Ana says: (19 characters). (12 characters)!',
  });
});

test('what a field begins with may be what somebody wrote, and is counted', () => {
  const view = {
    blocks: [
      { type: 'input', element: { type: 'rich_text_input', initial_value: richText('From before') } },
      { type: 'input', element: { type: 'plain_text_input', initial_value: 'Also from before' } },
    ],
  };
  expect(JSON.stringify(masked({ view }, []))).not.toMatch(/before/);
});

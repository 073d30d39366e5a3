import { describe, expect, test } from '@jest/globals';
import { plainText, richText } from '../../src/slack/text.ts';
import { plainWords } from '../../src/slack/words.ts';
import fc from '../support/seeded.ts';

const names: Record<string, string> = { U0ANA: 'Ana Silva', W0TOM: 'Tom <& Hughes>', U0AMP: '&lt;!here&gt;' };
const words = (text: string) => plainWords(text, async (id) => names[id] ?? 'a colleague');

test.each([
  ['Nothing of Slack’s *in* it', 'Nothing of Slack’s *in* it'],
  ['<@U0ANA> asks <@U0ANA|ana> and <@W0TOM>', '@Ana Silva asks @Ana Silva and @Tom <& Hughes>'],
  ['<@U0GONE>', '@a colleague'],
  ['in <#C0AAC|aac>, <#C0AAC> and <#C0AAC|>', 'in #aac, #C0AAC and #C0AAC'],
  ['<!here> <!channel> <!everyone|everyone>', '@here @channel @everyone'],
  ['<!subteam^S0AAC|@aac-advisers> <!subteam^S0AAC>', '@aac-advisers @S0AAC'],
  ['<!date^1795428000^{date_short}^https://a.example|23 Nov> <!date^1^{date}>', '23 Nov '],
  ['<https://a.example/?x=1&amp;y=2>', 'https://a.example/?x=1&y=2'],
  ['<https://a.example|the page>', 'the page (https://a.example)'],
  ['<https://a.example|https://a.example>', 'https://a.example'],
  ['<https://a.example|https://b.example>', 'https://b.example (https://a.example)'],
  ['<mailto:jo@a.example|jo@a.example> <mailto:jo@a.example|Jo>', 'jo@a.example Jo (jo@a.example)'],
  ['<tel:+441752|01752>', '01752 (+441752)'],
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['typed &amp;lt;!here&amp;gt;', 'typed &lt;!here&gt;'],
  ['&lt;@U0ANA&gt;', '<@U0ANA>'],
  ['half > closed <> half < open', 'half > closed <> half < open'],
])('%j reads %j', async (text, plain) => {
  expect(await words(text)).toBe(plain);
});

test('each person is looked up once, and their name is not decoded', async () => {
  const asked: string[] = [];
  const said = await plainWords('<@U0AMP><@U0AMP><@U0AMP|x>', async (id) => {
    asked.push(id);
    return names[id] ?? '';
  });
  expect([said, asked]).toEqual(['@&lt;!here&gt;'.repeat(3), ['U0AMP']]);
});

const markup = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<', '>', '|', '&', '&amp;', '&lt;', '^', '@', '#', '!', '\n', '`'),
      fc.constantFrom(
        '<@U0ANA>',
        '<!here>',
        '<!subteam^S1|<!here>>',
        '<#C1|&lt;!channel&gt;>',
        '<https://a|',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('whatever Slack sends', () => {
  test('becomes words of which nothing is live once they are said', async () => {
    await fc.assert(
      fc.asyncProperty(markup, async (text) => {
        const said = await words(text);
        expect(plainText([[said]])).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        const leaves = richText([[said]]).elements.flatMap((section) =>
          section.type === 'rich_text_section' ? section.elements : [],
        );
        expect(new Set(leaves.map(({ type }) => type))).toEqual(new Set(['text']));
      }),
    );
  });

  test('what a person typed without mentions or links reads as they typed it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (typed) => {
        expect(await words(plainText([[typed]]))).toBe(typed);
      }),
    );
  });
});

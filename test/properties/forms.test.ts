import { expect, test } from '@jest/globals';
import { initialState, validateView } from '../../local/slack/validate/index.ts';
import type { Field, Value, Values } from '../../src/domain/fields.ts';
import { readAnswers, stateValues } from '../../src/slack/answers.ts';
import { type About, type Form, modal } from '../../src/slack/form.ts';
import { copyBlocks } from '../../src/slack/text-to-copy.ts';
import fc from '../support/seeded.ts';
import { wiredFlows } from '../support/wired-flows.ts';

const { desk } = await wiredFlows();
const forms = [...desk.forms.values()].map(({ form }) => [form.name, form] as const);

const person = fc.stringMatching(/^U[A-Z0-9]{5,10}$/);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const words = (max: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: max }).filter(({ length }) => length <= max),
    fc.constant('x'.repeat(max)),
  );

/** Anything that a person can have given in a field, or nothing. */
function answer({ as, max = 3_000, options = [] }: Field): fc.Arbitrary<Value> {
  const values = options.map(({ value }) => value);
  switch (as) {
    case 'date':
      return fc.oneof(day, fc.constant(''));
    case 'person':
      return fc.oneof(person, fc.constant(''));
    case 'choice':
      return fc.constantFrom(...values, '');
    case 'choices':
      return fc.subarray(values);
    default:
      return words(max);
  }
}

const about: fc.Arbitrary<About> = fc.record(
  {
    today: fc.constant('2026-11-23'),
    area: fc.constantFrom('PLY', 'HAS', 'GONE'),
    leader: fc.constant('unknown'),
  },
  { requiredKeys: ['today'] },
);
const above = fc.record(
  { continuing: words(200), quoted: fc.record({ by: person, words: words(2_000) }) },
  { requiredKeys: [] },
);

/** Answers to every page; what one page is given may change what the next asks. */
const answers = (form: Form): fc.Arbitrary<Values> => {
  const everything = [
    form.pages({}, { leader: 'unknown' }),
    form.pages({ specialClientRecords: ['raised-by', 'via-technow'] }, {}),
    ...(form.examples ?? []).map(({ given = {}, about = {} }) => form.pages(given, about)),
  ].flat();
  const fields = new Map(
    everything.flatMap((page) => page.fields.map((field) => [field.name, field] as const)),
  );
  const given = fc.record(Object.fromEntries([...fields].map(([name, field]) => [name, answer(field)])), {
    requiredKeys: [],
  });
  const learnt = fc.constantFrom(...(form.examples ?? [{}]).map((example) => example.given ?? {}));
  return fc.tuple(learnt, given).map(([told, values]) => ({ ...told, ...values }));
};

test.each(forms)(
  '%s: every page, whatever is in it, is a view that Slack takes, and reads back',
  (_name, form) => {
    fc.assert(
      fc.property(answers(form), about, above, fc.nat({ max: 99 }), (values, remembered, over, turn) => {
        form.pages(values, remembered).forEach(({ fields }, page) => {
          const at = { id: 'x'.repeat(36), page, turn, about: remembered };
          const view = modal(form, at, values, over);
          expect(validateView(view, 'modal')).toEqual([]);
          const read = readAnswers(fields, turn, stateValues.parse(initialState(view)));
          for (const field of fields) {
            // Files attached before are kept without standing in the field.
            if (field.as === 'file') continue;
            expect([field.name, read[field.name]]).toEqual([field.name, stands(field, values[field.name])]);
          }
        });
      }),
    );
  },
);

/** What stands in a field: as far as it is still offered, for an area may be gone and a time too late. */
function stands({ as, initial, options }: Field, value: Value | undefined): Value {
  const isOffered = (one: string) => !options || options.some((option) => option.value === one);
  const given = value ?? initial ?? '';
  if (as === 'choices') return [given].flat().filter((one) => one !== '' && isOffered(one));
  return typeof given === 'string' && isOffered(given) ? given : '';
}

test('a note of any length and words is a view that Slack takes', () => {
  fc.assert(
    fc.property(words(9_000), (text) => {
      const blocks = copyBlocks('note', 'Note for CMS2012', text);
      const plain = (words: string) => ({ type: 'plain_text', text: words });
      const view = { type: 'modal', title: plain('Incident'), submit: plain('Done'), blocks };
      expect(validateView(view, 'modal')).toEqual([]);
    }),
  );
});

import type { View } from '@slack/types';
import type { Field, Value, Values } from '../../domain/fields.ts';
import { dateAndTime } from '../../domain/times.ts';
import { type About, type Form, modal, type Page } from '../../slack/form.ts';
import { sentences } from '../../slack/sentences.ts';
import { idCalled, type Limits, longestAnswer, longestInstant } from './longest.ts';

export interface FormLayout {
  what: string;
  view: View;
}

/** One way of being asked: what was given before decides which pages follow, and what they ask. */
interface Way {
  about: About;
  given: Values;
}

/** What these forms offer to choose from, and the longest words that they take. */
export function limitsOf(forms: readonly Form[]): Limits {
  const fields = forms.flatMap((form) => waysOf(form).flatMap((way) => fieldsIn(form, way)));
  return {
    offered: new Map(
      fields.flatMap(({ name, options }) => (options?.length ? [[name, options] as const] : [])),
    ),
    longestWords: Math.max(0, ...fields.map(({ max = 0 }) => max)),
  };
}

/** Every page of every form, in each shape that an answer gives it, filled with the longest answers. */
export const formLayouts = (forms: readonly Form[], { longestWords }: Limits): FormLayout[] =>
  forms.flatMap((form) => distinct(form).flatMap((way) => drawn(form, way, longestWords)));

function drawn(form: Form, { about, given }: Way, longestWords: number): FormLayout[] {
  const pages = form.pages(given, about);
  const above = {
    quoted: { by: idCalled('somebody'), words: '&'.repeat(longestWords) },
    ...(form.keepsDraft && {
      continuing: sentences.continuing(dateAndTime(longestInstant)),
    }),
  };
  // A form may be about a message, whose id is the longest that there is.
  const place = { id: `incident/${'0'.repeat(36)}/${'m'.repeat(60)}`, turn: 999, about };
  return pages.map((_, page) => ({
    what: `the form ${form.name}, page ${page + 1} of ${pages.length}`,
    view: modal(form, { ...place, page }, given, above),
  }));
}

/** One way for each shape that the form takes. */
function distinct(form: Form): Way[] {
  const byShape = new Map<string, Way>();
  for (const way of waysOf(form)) {
    const shape = JSON.stringify(form.pages(way.given, way.about).map(shapeOf));
    if (!byShape.has(shape)) byShape.set(shape, way);
  }
  return [...byShape.values()];
}

const shapeOf = ({ intro, fields }: Page) => [intro, fields.map(({ name, required }) => [name, required])];

/**
 * Everything given, with each of the form's examples of what it is told; then the same with each choice made in turn, and,
 * where there are no examples, with each thing unknown that the form asks of.
 */
function waysOf(form: Form): Way[] {
  const { examples = [{}] } = form;
  const begun = examples.map(({ about = {}, given = {} }) => filled(form, { about, given }));
  const choices = begun.flatMap((way) =>
    fieldsIn(form, way).flatMap((field) =>
      choicesOf(field).map((value) => filled(form, { ...way, given: { ...way.given, [field.name]: value } })),
    ),
  );
  const unknown = form.examples
    ? []
    : begun.flatMap((way) => askedOf(form, way.given).flatMap((name) => guessed(form, name, way)));
  return [...begun, ...choices, ...unknown];
}

/** What the form cannot read is nothing that it would be told. */
function guessed(form: Form, name: string, { given }: Way): Way[] {
  try {
    return [filled(form, { about: { [name]: 'unknown' }, given })];
  } catch {
    return [];
  }
}

function choicesOf({ as, options = [] }: Field): Value[] {
  if (as === 'choice') return options.map(({ value }) => value);
  return as === 'choices' ? [[], ...options.map(({ value }) => [value])] : [];
}

/** What a form looks at that was known when it opened. */
function askedOf(form: Form, given: Values): string[] {
  const asked = new Set<string>();
  const about: About = {};
  form.pages(
    given,
    new Proxy(about, {
      get(_target, name) {
        asked.add(String(name));
        return undefined;
      },
    }),
  );
  return [...asked];
}

/** An answer to a page may bring up fields on the next, which are then given too. */
function filled(form: Form, { about, given }: Way): Way {
  const missing = fieldsIn(form, { about, given }).filter(({ name }) => given[name] === undefined);
  if (missing.length === 0) return { about, given };
  const answers = missing.map((field) => [field.name, longestAnswer(field, new Map())] as const);
  return filled(form, { about, given: { ...given, ...Object.fromEntries(answers) } });
}

const fieldsIn = (form: Form, { about, given }: Way): Field[] =>
  form.pages(given, about).flatMap(({ fields }) => fields);

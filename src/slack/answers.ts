import { z } from 'zod';
import type { Field, Value, Values } from '../domain/fields.ts';
import { blockId } from './form.ts';

const option = z.object({ value: z.string() });
const elementState = z.looseObject({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
  files: z.array(z.object({ id: z.string() })).nullish(),
});

/** `view.state.values` as Slack sends it, by block id and action id. */
export const stateValues = z.record(z.string(), z.record(z.string(), elementState));
export type StateValues = z.infer<typeof stateValues>;

/**
 * What a person has given in the fields on show; state of blocks no longer there is left alone (bolt-js 625). A field for
 * files opens empty each time, so an empty one says nothing of those attached before.
 */
export function readAnswers(fields: readonly Field[], turn: number, state: StateValues): Values {
  return Object.fromEntries(
    fields.flatMap(({ name, as }) => {
      const value = valueIn(state[blockId(name, turn)]?.[name], as);
      return as === 'file' && !value.length ? [] : [[name, value]];
    }),
  );
}

function valueIn(state: z.infer<typeof elementState> | undefined, as: Field['as']): Value {
  if (as === 'choices') return (state?.selected_options ?? []).map(({ value }) => value);
  if (as === 'file') return (state?.files ?? []).map(({ id }) => id);
  return state?.value ?? state?.selected_option?.value ?? state?.selected_date ?? state?.selected_user ?? '';
}

export interface Checked {
  values: Values;
  /** A sentence for each field that has to be put right. */
  errors: Record<string, string>;
}

/** Checks and tidies answers, each by its own declared rule. */
export function checkAnswers(fields: readonly Field[], given: Values): Checked {
  const values: Values = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const outcome = checkOne(field, given[field.name] ?? '');
    if ('error' in outcome) errors[field.name] = outcome.error;
    else if (outcome.value.length) values[field.name] = outcome.value;
  }
  return { values, errors };
}

function checkOne(field: Field, given: Value): { value: Value } | { error: string } {
  const offered = field.options?.map(({ value }) => value);
  if (field.as === 'file') {
    const ids = typeof given === 'string' ? [] : given;
    return field.required && !ids.length ? { error: emptySentence(field) } : { value: ids };
  }
  if (Array.isArray(given)) return { value: given.filter((value) => offered?.includes(value)) };
  const text = given.trim();
  if (text === '') return field.required ? { error: emptySentence(field) } : { value: '' };
  if (field.max && text.length > field.max)
    return { error: `This is ${text.length} characters long. Shorten it to ${field.max} or fewer.` };
  if (offered && !offered.includes(text)) return { error: 'Choose one of the options in the list.' };
  const checked = field.rule?.safeParse(text);
  if (checked && !checked.success) return { error: checked.error.issues[0]?.message ?? 'Check this answer.' };
  return { value: checked?.data ?? text };
}

function emptySentence({ as, label }: Field): string {
  if (as === 'file') return `Attach a file under '${label}'.`;
  return as === 'line' || as === 'paragraph' ? `Fill in '${label}'.` : `Choose a value for '${label}'.`;
}

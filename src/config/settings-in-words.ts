import type { z } from 'zod';

const kinds: Record<string, string> = {
  string: 'text (a number needs quotes)',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
  record: 'a group of names, each with its value',
};

/** What is wrong with a setting, in a sentence, wherever its schema has no words of its own. */
export const settingInWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'Missing. Add it.';
      return `Must be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'unrecognized_keys':
      return 'No such setting here. Correct its spelling or remove it.';
    case 'too_small':
      return issue.origin === 'number'
        ? `Must be more than ${issue.minimum}.`
        : 'Empty. Fill it in or remove it.';
    case 'too_big':
      return issue.origin === 'number'
        ? `Must be at most ${issue.maximum}.`
        : `Too long: at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}.`;
    case 'invalid_key':
      return 'This name cannot be used here. Choose another.';
    default:
      return undefined;
  }
};

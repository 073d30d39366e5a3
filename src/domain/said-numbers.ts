const words = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A number up to twelve in words, for a pattern. */
export const numberWord = words.join('|');

export const numberOf = (said: string): number => (/^\d/.test(said) ? Number(said) : words.indexOf(said) + 1);

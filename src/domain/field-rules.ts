import { z } from 'zod';

// HMRC's own shape: no D, F, I, Q, U or V in the prefix, no O second, and a few prefixes never issued.
const nino = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/;
// However people write them: anything but letters and digits may stand between the characters.
const between = String.raw`[^\p{L}\d]*`;
const digits = (count: string) => `(?:${between}\\d){${count}}`;
const letters = (set: string) => `[${set}]${between}`;
const shapeOf = (...ways: string[]) => new RegExp(`(?:${ways.join('|')})(?![\\p{L}\\d])`, 'iu');

// Without its last letter a NINO is told from words and SR numbers only by the letters it may begin with.
const ninoWithoutSuffix = `(?!sr[^\\p{L}]|(?:am|an|as|at|by|he|me|my|on|or|pm|we)[^\\p{L}\\d])${letters('A-CEGHJ-PR-TW-Z')}${letters('A-CEGHJ-NPR-TW-Z')}\\d${digits('5')}`;
const shapes = [
  {
    what: 'a NINO',
    like: shapeOf(
      `(?<![\\p{L}\\d])${letters('a-z')}${letters('a-z')}\\d${digits('5')}${between}[a-d]`,
      `(?<![\\p{L}\\d])${ninoWithoutSuffix}`,
    ),
  },
  { what: 'a SCIN', like: new RegExp(`(?<!\\d|\\+(?=44))\\d${digits('11')}(?!\\d)`, 'u') },
  {
    what: 'a phone number',
    like: new RegExp(
      // A dash after a digit makes it an SR number.
      `(?<![\\d+])(?:(?:\\+|00)${between}44(?:${between}0)?${digits('9,10')}|0${digits('9,10')}|(?<!\\d\\p{Pd})7${digits('9')})(?!\\d)`,
      'u',
    ),
  },
] as const;
type ClientData = (typeof shapes)[number]['what'];

// A date and the time after it would make up the digits of a SCIN.
const dates =
  /(?<![\p{L}\d][/.-]?)(?:[0-3]?\d([/.-])[01]?\d\1(?:19|20)\d\d|[0-3]?\d\/[01]?\d\/\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?![/.-]?[\p{L}\d])/gu;

/** Which kind of client data a text looks like, if any; of what it `mayHold` nothing is said. */
export function clientDataIn(
  text: string,
  { mayHold }: { mayHold?: ClientData } = {},
): ClientData | undefined {
  const dateless = text.replace(dates, 'date');
  return shapes.find(({ what, like }) => what !== mayHold && like.test(dateless))?.what;
}

// Letters of a word cannot be part of any shape, so nothing is found across one.
const dateMark = '\uE000date\uE000';

/** The text with each piece that looks like client data replaced by what was left out; dates stay. */
export function withoutClientData(text: string): string {
  const found: string[] = [];
  let kept = text.replaceAll('\uE000', '').replace(dates, (date) => {
    found.push(date);
    return dateMark;
  });
  // What is left out may uncover the next: digits before a NINO hide it.
  for (let shape = shapeIn(kept); shape; shape = shapeIn(kept))
    kept = kept.replace(shape.like, `[${shape.what} was left out]`);
  return kept.replaceAll(dateMark, () => found.shift() ?? '');
}

const shapeIn = (text: string) => shapes.find(({ like }) => like.test(text));

const tidy = z.string().trim();

/** Text that is stored readable so that it can be searched. */
export const searchedText = tidy.superRefine((text, check) => {
  const what = clientDataIn(text);
  if (what) check.addIssue(`This looks like ${what}. Leave client details out of this box.`);
});

export const freeText = tidy;

// Slack takes about 10,000 characters of blocks, and counts & as five and < and > as four.
const mostAsSent = 8_000;
export const fitsAMessage = (text: string): boolean =>
  text.replaceAll('&', '&amp;').replace(/[<>]/g, '&lt;').length <= mostAsSent;

/** Text that is posted word for word where others read it. */
export const postedText = searchedText.refine(
  fitsAMessage,
  'There are too many of the signs &, < and > in this. Take some out.',
);

export const saysNotApplicable = (text: string): boolean => /^not applicable\b/i.test(text);

/** Lets 'Not applicable' with a reason stand where no case is involved (Q12). */
export function orNotApplicable(rule: z.ZodType<string, string>): z.ZodType<string, string> {
  return tidy.transform((text, check) => {
    if (saysNotApplicable(text)) {
      const what = clientDataIn(text);
      if (!what && /^not applicable\W+\w{2,}/i.test(text)) return text;
      check.addIssue(
        what
          ? `This looks like ${what}. Say why it is not applicable without client details.`
          : "Say why it is not applicable, for example 'Not applicable: no case involved'.",
      );
      return z.NEVER;
    }
    const checked = rule.safeParse(text);
    if (checked.success) return checked.data;
    for (const { message } of checked.error.issues) check.addIssue(message);
    return z.NEVER;
  });
}

export const ninoRule = tidy
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .refine(
    (text) => nino.test(text),
    'This is not a NINO. It is two letters, six digits and A, B, C or D, like AB 12 34 56 C.',
  );

/** Twelve digits (ours: no procedure gives the shape). */
export const scinRule = tidy
  .transform((text) => text.replace(/[\s-]/g, ''))
  .refine((text) => /^\d{12}$/.test(text), 'This is not a SCIN. It is twelve digits, like 1234 5678 9012.');

/** Numbers of cases and the words that name them, nothing else (AAC-16). */
export const numbersOnly = (text: string): boolean =>
  /\d/.test(text) && text.replace(/\b(master|case|sr|numbers?|nos?|and)\b|[\d\s.,;:/&()-]/gi, '') === '';

// Some numbers begin with letters of their own.
const withoutPrefixes = (text: string): string => text.replace(/\b[a-z]{1,3}-?(?=\d)/gi, '');

/** A case number may have the shape of a SCIN: that is what the field is for. */
export const caseOrSrNumberRule = tidy.refine(
  (text) => numbersOnly(withoutPrefixes(text)) && /\d{3}/.test(text) && clientDataIn(text) !== 'a NINO',
  'Give the case number or the SR number as CMS2012 shows it, like 1-23456789.',
);

/** A number that can be rung from the United Kingdom, as it was given but for spaces at its ends. */
export const phoneNumberRule = tidy.refine((text) => {
  const digits = text.replace(/\D/g, '');
  return /^\+?[\d\s().-]+((x|ext\.?)\s*\d+)?$/i.test(text) && digits.length >= 10 && digits.length <= 18;
}, 'This is not a phone number. Give all of it with its area code, like 07700 900123.');

/** A day in the past, as day, month and year. Kept as DD/MM/YYYY. */
export const dateOfBirthRule = tidy.transform((text, check) => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (z.iso.date().safeParse(iso).success && year >= '1900')
    return `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`;
  check.addIssue('This is not a date of birth. Give day, month and year, like 23/10/1984.');
  return z.NEVER;
});

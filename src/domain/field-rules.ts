import { z } from 'zod';

// HMRC's own shape: no D, F, I, Q, U or V in the prefix, no O second, and a few prefixes never issued.
const nino = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/;
// However people space them: with any space or dash that a keyboard or another document puts in.
const shapes = [
  {
    what: 'a NINO',
    like: /(?<![\p{L}\d])[a-z]{2}(?:[\s\p{Pd}]{0,2}\d){6}[\s\p{Pd}]{0,2}[a-d](?![\p{L}\d])/iu,
  },
  { what: 'a SCIN', like: /(?<!\d)\d{4}[\s\p{Pd}]{0,2}\d{4}[\s\p{Pd}]{0,2}\d{4}(?!\d)/u },
  { what: 'a phone number', like: /(?<![\d+])(?:\+44|0044|0)(?:[\s\p{Pd}()]{0,3}\d){9,11}(?!\d)/u },
];

/** Which kind of client data a text looks like, if any. */
export function clientDataIn(text: string): string | undefined {
  return shapes.find(({ like }) => like.test(text))?.what;
}

const tidy = z.string().trim();

/** Text that is stored readable so that it can be searched. */
export const searchedText = tidy.superRefine((text, check) => {
  const what = clientDataIn(text);
  if (what) check.addIssue(`This looks like ${what}. Leave client details out of this box.`);
});

export const freeText = tidy;

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

export const caseOrSrNumberRule = tidy.refine(
  (text) => /^[\w\s./,&-]{3,}$/.test(text) && /\d{3}/.test(text) && clientDataIn(text) !== 'a NINO',
  'Give the case number or the SR number as CMS2012 shows it, like 1-23456789.',
);

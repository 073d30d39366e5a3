import { z } from 'zod';

// HMRC's own shape: no D, F, I, Q, U or V in the prefix, no O second, and a few prefixes never issued.
const nino = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/;
const shapes = [
  { what: 'a NINO', like: /\b[a-z]{2}(?:[ -]?\d){6}[ -]?[a-d]\b/i },
  { what: 'a SCIN', like: /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/ },
  { what: 'a phone number', like: /(?<![\d+])(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)/ },
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

/** Lets 'Not applicable' with a reason stand where no case is involved (Q12). */
export function orNotApplicable(rule: z.ZodType<string, string>): z.ZodType<string, string> {
  return tidy.transform((text, check) => {
    if (/^not applicable\b/i.test(text)) {
      if (/^not applicable\W+\w{2,}/i.test(text)) return text;
      check.addIssue("Say why it is not applicable, for example 'Not applicable: no case involved'.");
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

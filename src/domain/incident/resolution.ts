import { z } from 'zod';
import { postedText } from '../field-rules.ts';
import { field } from '../fields.ts';
import type { HistoryEntry } from '../record.ts';
import type { Incident } from './incident.ts';

const inTheCall = 'Within the initial call';
const inACallBack = 'Call-back from AAC';
const inWriting = 'In writing, here in Slack';

/**
 * What an AAC adviser records of a resolution: reason, how and source (AAC-21, AAC-27), the route by which it was given
 * (INC-27; Slack takes the place of email, Q15), and whether a call has already shown that it works (INC-28 to INC-30).
 */
export const resolutionFields = z.object({
  reason: field(z.string(), {
    label: 'Resolved reason',
    as: 'choice',
    privacy: 'open',
  }),
  how: field(z.string(), {
    label: 'How to resolve it',
    hint: 'The caseworker and the thread see this word for word: leave client details out.',
    as: 'paragraph',
    privacy: 'searched',
    rule: postedText,
    max: 2500,
  }),
  source: field(z.string(), { label: 'Source of the resolution', as: 'choice', privacy: 'open' }),
  route: field(z.string(), {
    label: 'How was it given?',
    as: 'choice',
    privacy: 'open',
    options: [inTheCall, inACallBack, inWriting].map((words) => ({ value: words, label: words })),
  }),
  inTheCall: field(z.enum(['ask', 'worked', 'failed']), {
    label: 'Did it work in the call?',
    hint: 'If it did, the incident closes. If it did not, it is escalated.',
    as: 'choice',
    privacy: 'open',
    options: [
      { value: 'ask', label: 'Not known yet: ask the caseworker' },
      { value: 'worked', label: 'Yes, the caseworker confirmed that it worked' },
      { value: 'failed', label: 'No, it did not work' },
    ],
  }),
});

/** Only a call can show at once whether a resolution works. */
export const isCall = (route: string): boolean => route === inTheCall || route === inACallBack;

/** INC-29, INC-30, INC-33: once a resolution has failed, whatever follows is given in writing. */
export const routeAfterFailure = inWriting;

const failures = new Set(['report-not-worked', 'report-failed-in-call']);

export const hasFailed = ({ history }: Pick<Incident, 'history'>): boolean =>
  history.some(({ what }) => failures.has(what));

/** A resolution as it was recorded. */
export interface Resolution {
  by: string;
  at: Date;
  how: string;
  reason: string;
  source: string;
  route: string;
}

export function asResolution({ by, at, said = '', facts = {} }: HistoryEntry): Resolution {
  const { reason = '', source = '', route = '' } = facts;
  return { by, at, how: said, reason, source, route };
}

/** The entry of the latest resolution. */
export const latestResolution = ({ history }: Pick<Incident, 'history'>): HistoryEntry | undefined =>
  history.findLast(({ what }) => what === 'resolve');

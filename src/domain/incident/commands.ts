import type { Enquiry } from './advice-and-guidance.ts';

/** What people may ask of an incident; `said` in their own words, `facts` what they chose. */
export type IncidentCommand = Saying | Choosing | Plain;

interface Saying {
  on:
    | 'ask-for-information'
    | 'give-information'
    | 'advise'
    | 'confirm-advice'
    | 'report-advice-failed'
    | 'name-local-action'
    | 'report-local-action'
    | 'report-resolved'
    | 'report-advice-and-guidance-resolved'
    | 'report-advice-and-guidance-failed';
  said: string;
  facts?: undefined;
}

type Choosing =
  | {
      on: 'change-team-leader';
      said?: undefined;
      facts?: undefined;
      teamLeader: string;
      cover: string | undefined;
    }
  | { on: 'refer-to-advice-and-guidance'; said?: undefined; facts: { enquiry: Enquiry } }
  // The instant at which an answer may be expected, as ISO 8601.
  | { on: 'send-to-advice-and-guidance'; said: string; facts: { enquiry: Enquiry; expectedAt: string } }
  | ({ on: 'resolve'; said: string; facts: { reason: string; source: string; route: string } } & Reading)
  | ({ on: 'report-not-worked'; said: string; facts?: undefined } & Reading);

interface Reading {
  /** The version of the resolution that stood when the form opened; 0 where none did. */
  after?: number;
}

interface Plain {
  on:
    | 'find-unable-to-resolve'
    | 'authorise'
    | 'check-back'
    | 'take-it-back'
    | 'confirm-worked'
    | 'confirm-worked-in-call'
    | 'report-failed-in-call'
    | 'confirm-lock-assign-set'
    | 'confirm-lock-assign-removed'
    | 'confirm-lock-assign-kept';
  said?: string;
  facts?: undefined;
}

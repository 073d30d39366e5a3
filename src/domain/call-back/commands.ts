import type { ClosingStatus } from './call-back.ts';

/** Who makes the call, and who leads, covers and surrounds them when they are given it. */
export interface Whose {
  owner: string;
  teamLeader?: string | undefined;
  cover?: string | undefined;
  ownersTeam?: string | undefined;
}

/** Why a call-back goes to somebody else. */
export type MoveReason = 'outside-hours' | 'case-moved' | 'away' | 'left' | 'other';

/** What people, and CaseDesk itself, may ask of a call-back; `said` in their own words, `facts` what they chose. */
export type CallBackCommand =
  | Moving
  | Timing
  | Calling
  | ({ on: 'give-number'; number: string } & Silent)
  | ({ on: 'pass-details' | 'name-answerable'; to: string; facts: { to: string } } & { said?: string })
  | {
      on: 'confirm-steps';
      /** Keys of checklist items, joined by commas. */
      facts: { steps: string };
      said?: undefined;
    }
  | { on: 'confirm-sent'; facts: { team: string }; said?: undefined }
  | { on: 'record-fees'; facts: { paid: 'yes' | 'no' }; said?: undefined }
  | { on: 'decide-delay'; said: string; facts?: undefined }
  | { on: 'client-rang-first'; said?: string; facts?: undefined }
  /** CaseDesk: `to` are the people who are told, joined by commas. */
  | { on: 'tell-cover'; facts: { why: string; to: string }; said?: undefined }
  | Offering
  /** CaseDesk: somebody else leads the owner now, or who was named has left. */
  | ({ on: 'lead-anew'; led: Led; answerable: string | undefined; ownerHasLeft: boolean } & Silent)
  | ({ on: 'calling-now' | 'report-wrong-number' | 'confirm-moved-back' | 'confirm-letters' } & Silent)
  /** `facts` are filled in: the decisions that are taken back. */
  | { on: 'take-back'; said?: undefined; facts?: { from: string; to: string } };

interface Silent {
  said?: undefined;
  facts?: undefined;
}

/** Who leads the owner, and who stands in. */
export type Led = Pick<Whose, 'teamLeader' | 'cover'>;

/** CaseDesk: the owner has left or changed team (WA-07, CB-47). Of several at once one has the card, which says how many. */
interface Offering {
  on: 'offer-to-team-leader';
  led: Led;
  facts: { cause: 'left' | 'changed-team'; owner: string; to: string; others: string };
  said?: undefined;
}

type Moving = {
  /** 'move' by who leads (CB-42, CB-47); 'hand-over' by an owner who goes away; 'allocate' by the New Applications TL (CB-23); 'take' by a specialist. */
  on: 'move' | 'hand-over' | 'allocate' | 'take';
  whose: Whose;
  /** Whether it goes back to who has it now, once it is done (CB-42). */
  comesBack?: boolean;
  /** All but `to` and `why` are filled in: whose it was, whether they had left, who led them, and whether the case goes back. */
  facts: { to: string; why?: MoveReason; from?: string; hadLeft?: 'yes'; led?: string; comesBack?: 'yes' };
  /** Who had it when somebody set out to give it to another; nobody, where that is empty. */
  insteadOf?: string;
  said?: string | undefined;
};

type Timing =
  | { on: 'snooze'; minutes: number; facts: { minutes: string }; said?: undefined }
  /** A new reminder time; the promise stays (CB-38, CB-41). */
  | { on: 'remind-again'; remindAt: Date; facts: { at: string }; said?: undefined }
  /** A new agreed time, or none, and so a new window (Q6): `said` is the reason. */
  | { on: 'reschedule'; agreedAt: Date | undefined; facts: { at: string }; said: string };

type Calling =
  | {
      on: 'record-attempt';
      /** When the next one is to be made; absent where this one ends it. */
      nextAt?: Date | undefined;
      facts: { result: string; madeAt: string; nextAt?: string };
      said?: string | undefined;
    }
  | {
      on: 'close';
      as: ClosingStatus;
      /** The small system's Call back Outcome (CB-26). */
      facts: { as: ClosingStatus; outcome?: string };
      said?: string | undefined;
    };

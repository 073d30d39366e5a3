import type { Organisation } from '../src/config/organisation.ts';
import type { CallBack } from '../src/domain/call-back/call-back.ts';
import type { Incident } from '../src/domain/incident/incident.ts';
import type { Notice } from '../src/domain/notice/notice.ts';
import type { Recorded } from '../src/domain/record.ts';
import type { Availability } from '../src/slack/availability.ts';
import type { RecordAt } from '../src/slack/delivery/record-at.ts';
import type { Desk } from '../src/slack/desk.ts';
import type { Directory } from '../src/slack/directory.ts';
import type { DraftKeeper } from '../src/slack/draft-keeper.ts';
import type { People } from '../src/store/people.ts';
import type { Records } from '../src/store/records.ts';

/** What every flow is handed. Time and keys come with each press. */
export interface Deps {
  desk: Desk;
  organisation: Organisation;
  incidents: Records<Incident>;
  callBacks: Records<CallBack>;
  notices: Records<Notice>;
  people: People;
  directory: Directory;
  drafts: Pick<DraftKeeper, 'find' | 'latest' | 'discard'>;
  /** Which record a message of ours is about, asked of Slack. */
  recordAt: RecordAt;
  /** Whether somebody can see a direct message now. */
  availability(person: string): Promise<Availability>;
  /** Somebody has left, come or changed: what is theirs is looked at. */
  peopleChanged(): void;
  newId(): string;
  /** Has what a record has to say delivered now; `saved`, as the store has just given it, spares reading it again. */
  nudge(kind: string, id: string, saved?: Recorded): void;
}

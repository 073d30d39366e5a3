import type { Recorded } from '../domain/record.ts';

/** A label and its words; people and channels in them stand as Slack writes them: `<@U0ANA>`, `<#C0AAC>`. */
export type Fact = [label: string, words: string];

/** How a kind of record reads where one looks into it. What has no words here goes by its own name. */
export interface InWords {
  statuses?: Readonly<Record<string, string>>;
  /** What each line of the history says that somebody did. */
  did?: Readonly<Record<string, string>>;
  /** What the cards show of a field, where that is neither all of it nor nothing. */
  onCards?(record: Recorded, field: string): string | undefined;
  /** What the cards tell beside the fields. */
  besides?(record: Recorded): Fact[];
}

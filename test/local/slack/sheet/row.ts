/**
 * A rule of Slack's, and the case that proves that the workspace keeps it. The case is named by the file, from
 * `test/` on, and by the title of a test there: of a `test.each` either the template's title, or the name of one
 * row of its table, the first string in it.
 */
export interface SheetRow {
  rule: string;
  proof?: readonly [file: string, test: string];
  /** Instead of a proof: why the workspace has no such thing. */
  notOurs?: string;
}

/** Rules that cases in one file prove. */
export const provenIn = (file: string, cases: [rule: string, test: string][]): SheetRow[] =>
  cases.map(([rule, test]) => ({ rule, proof: [file, test] }));

/** What one check found, in one plain sentence without anything personal or secret. */
export interface Finding {
  /** `note` is worth knowing; only what is `wrong` has to be put right. */
  is: 'well' | 'note' | 'wrong';
  sentence: string;
}

/** What is looked at together. */
export interface Group {
  name: string;
  findings: readonly Finding[];
}

export const well = (sentence: string): Finding => ({ is: 'well', sentence });
export const note = (sentence: string): Finding => ({ is: 'note', sentence });
export const wrong = (sentence: string): Finding => ({ is: 'wrong', sentence });

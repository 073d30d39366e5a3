import type { SheetRow } from './row.ts';

const blocks = 'local/slack/validate/blocks.test.ts';

export const blockKit: SheetRow[] = [
  { rule: 'A message has at most 50 blocks', proof: [blocks, 'over 50 blocks in a message'] },
];

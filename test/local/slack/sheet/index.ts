import { blockKit } from './1-block-kit.ts';
import type { SheetRow } from './row.ts';

/** What is known of Slack, section by section, and the case that proves each rule of it here. */
export const sheet: Record<string, readonly SheetRow[]> = {
  '1-block-kit': blockKit,
};

import type { Workspace } from '../slack/index.ts';

/** Somebody's direct messages with the app. */
export const withTheApp = (workspace: Workspace, handle: string): string =>
  workspace
    .seat(handle)
    .conversations()
    .find(({ kind }) => kind === 'im')?.id ?? '';

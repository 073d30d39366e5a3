import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, codeOf } from './cannot-start.ts';
import { claim } from './mongo/storage/claim.ts';

const database = /^(data\.mdb|lock\.mdb|layout|layout\.new|trial|in-use-by-.*)$/;

/** Everything that the local workspace puts into its folder; of folders, what they hold. */
const ours: Record<string, RegExp | undefined> = {
  store: database,
  slack: new RegExp(`${database.source}|^files$`),
  key: undefined,
  'clock.json': undefined,
  'clock.json.new': undefined,
  'tour.json': undefined,
  'tour.json.new': undefined,
};

/** Removes what was kept, and nothing else; or CannotStart, and all is as it was. */
export function beginAnew(folder: string): void {
  const there = Object.entries(ours).filter(([name]) => existsSync(join(folder, name)));
  for (const [name, holds] of there) refuseOthers(join(folder, name), holds);
  const releases: (() => void)[] = [];
  try {
    for (const path of ['store', 'slack'].map((name) => join(folder, name)).filter((it) => existsSync(it))) {
      const claimed = claim(path, 0);
      if ('holder' in claimed)
        throw new CannotStart(`process ${claimed.holder} is using the folder ${path}`, 'Stop it', 'folder');
      releases.push(claimed.release);
    }
    for (const [name] of there) rmSync(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    for (const release of releases) release();
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `what is kept in ${folder} cannot be removed (${codeOf(error)})`,
      'Make it writable',
      'folder',
    );
  }
}

/** A folder that somebody else filled, and merely has one of our names. */
function refuseOthers(path: string, holds: RegExp | undefined): void {
  const isFolder = lstatSync(path).isDirectory();
  const strange = isFolder ? readdirSync(path).find((name) => !holds?.test(name)) : holds && path;
  if (strange !== undefined)
    throw new CannotStart(
      `${path} holds what CaseDesk did not put there, and was left as it is`,
      'Move it away',
      'folder',
    );
}

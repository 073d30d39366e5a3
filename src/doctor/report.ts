import { failureExit } from '../cannot-start.ts';
import type { Finding, Group } from './finding.ts';

const marks: Record<Finding['is'], string> = { well: 'ok   ', note: 'note ', wrong: 'WRONG' };

/** Every group with a line a check, then what it comes to. */
export const inWords = (groups: readonly Group[]): string =>
  [...groups.map(groupInWords), summary(groups)].join('\n\n');

export const exitOf = (groups: readonly Group[]): number => (count(groups, 'wrong') ? failureExit : 0);

const groupInWords = ({ name, findings }: Group): string =>
  [name, ...findings.map(({ is, sentence }) => `  ${marks[is]}  ${sentence}`)].join('\n');

function summary(groups: readonly Group[]): string {
  const problems = count(groups, 'wrong');
  const notes = count(groups, 'note');
  const noted = notes ? ` ${notes === 1 ? 'One note is' : `${notes} notes are`} worth reading.` : '';
  if (problems === 0) return `All is well.${noted}`;
  const what = problems === 1 ? 'One thing is wrong. Put it' : `${problems} things are wrong. Put them`;
  return `${what} right and run this again.${noted}`;
}

const count = (groups: readonly Group[], is: Finding['is']): number =>
  groups.flatMap(({ findings }) => findings).filter((finding) => finding.is === is).length;

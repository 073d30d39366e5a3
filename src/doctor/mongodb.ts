import { z } from 'zod';
import { type Finding, note, well, wrong } from './finding.ts';

const mostLagSeconds = 10;

const hello = z.looseObject({
  setName: z.string().optional(),
  msg: z.string().optional(),
  isWritablePrimary: z.boolean().default(false),
  lastWrite: z
    .looseObject({ lastWriteDate: z.date().optional(), majorityWriteDate: z.date().optional() })
    .default({}),
});

/**
 * What the server says of itself. Whether a majority confirms writes can be seen without writing: the latest write that
 * a majority has is close behind the latest.
 */
export function serverFindings(answer: unknown): Finding[] {
  const { setName, msg, isWritablePrimary, lastWrite } = hello.parse(answer);
  if (setName === undefined && msg !== 'isdbgrid')
    return [
      note('MongoDB is a single server and no replica set. Production needs one: nothing else has a copy.'),
    ];
  if (!isWritablePrimary) return [wrong('MongoDB has no primary that takes writes. Look at its members.')];
  const { lastWriteDate, majorityWriteDate } = lastWrite;
  const lag =
    lastWriteDate && majorityWriteDate ? (lastWriteDate.getTime() - majorityWriteDate.getTime()) / 1_000 : 0;
  return lag > mostLagSeconds
    ? [
        wrong(
          `A majority of MongoDB's members is ${Math.round(lag)} seconds behind its primary, and every write waits for them. Look at its members.`,
        ),
      ]
    : [well('MongoDB is a replica set whose members confirm writes.')];
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { Bundle } from './process/bundle.ts';

const room = mkdtempSync(join(tmpdir(), 'local-mongo-flush-'));
const bundle = new Bundle();
const hasTracer = spawnSync('strace', ['-V']).status === 0;

afterAll(() => {
  bundle.dispose();
  rmSync(room, { recursive: true, force: true });
});

/** What the process asked of the system, in turn, between the first answer to a write and the end. */
function happened(trace: string): string[] {
  const calls = trace.split('\n').flatMap((line) => {
    if (/fdatasync\(.*= 0$/.test(line)) return ['flush'];
    if (/pwritev?(64)?\(.*, 128, \d+\) += 128$/.test(line)) return ['commit'];
    if (/(pwrite|pwritev|writev|pwrite64)\(.*= \d{4,}$/.test(line)) return ['pages'];
    return /write\(\d+, ".*n\\0\\1\\0\\0\\0/.test(line) ? ['answer'] : [];
  });
  // Pages far apart are written one by one.
  return calls
    .slice(calls.indexOf('answer') + 1)
    .filter((call, i, all) => call !== 'pages' || all[i - 1] !== call);
}

// SIGKILL leaves the system's own memory of a file in place: only what was asked of the system shows an honest flush.
(hasTracer ? test : test.skip)(
  'each write is answered after its pages are flushed and its commit is written through',
  async () => {
    const file = join(room, 'trace');
    const calls = 'trace=fdatasync,fsync,pwrite64,pwritev,writev,write,openat';
    const server = await bundle.start(join(room, 'store'), {
      before: ['strace', '-D', '-f', '-e', calls, '-e', 'signal=none', '-s', '64', '-o', file],
    });
    const client = new mongo.MongoClient(server.uri ?? '', { retryWrites: false });
    await client.connect();
    const rows = client.db('kept').collection('rows');
    const writes = 6;
    for (let n = 0; n < writes; n++) await rows.insertOne({ n });
    await client.close();
    await server.kill('SIGTERM');

    const trace = readFileSync(file, 'utf8');
    expect(trace).toMatch(/data\.mdb", O_WRONLY\|O_DSYNC/);
    const each = ['pages', 'flush', 'commit', 'answer'];
    expect(happened(trace).slice(0, (writes - 1) * each.length)).toEqual(
      Array.from({ length: writes - 1 }, () => each).flat(),
    );
  },
);

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';

/** A file, what it may import, and what the lint step refuses it. */
const rooms: { file: string; may: string[]; mayNot: string[] }[] = [
  {
    file: 'src/domain/planted.ts',
    may: ['zod', './record.ts', './incident/incident.ts'],
    mayNot: [
      '../store/store.ts',
      '../slack/text.ts',
      '../ops/clock.ts',
      '../config/organisation.ts',
      '../main.ts',
      '../../flows/deps.ts',
      '../../scheduler/job.ts',
      '../../local/clock.ts',
      'node:fs',
      'mongoose',
      '@slack/bolt',
    ],
  },
  {
    file: 'src/domain/incident/planted.ts',
    may: ['../record.ts', './fields.ts'],
    mayNot: [
      '../../store/store.ts',
      '../../main.ts',
      '../../../flows/deps.ts',
      '../../../src/store/store.ts',
    ],
  },
  {
    file: 'src/ops/planted.ts',
    may: ['pino', './log.ts'],
    mayNot: ['../domain/times.ts', '../store/store.ts'],
  },
  {
    file: 'src/config/planted.ts',
    may: ['yaml', '../domain/roles.ts'],
    mayNot: ['../ops/log.ts', '../store/store.ts', '../slack/text.ts', '../main.ts'],
  },
  {
    file: 'src/store/kinds/planted.ts',
    may: ['mongoose', '../kind.ts', '../../domain/record.ts'],
    mayNot: [
      '../../slack/text.ts',
      '../../ops/log.ts',
      '../../../flows/deps.ts',
      '../../../local/clock.ts',
      '@slack/bolt',
    ],
  },
  {
    file: 'src/slack/delivery/planted.ts',
    may: [
      '../text.ts',
      '../../store/store.ts',
      '../../domain/record.ts',
      '../../ops/log.ts',
      '../../config/organisation.ts',
    ],
    mayNot: [
      '../../main.ts',
      '../../../flows/deps.ts',
      '../../../scheduler/job.ts',
      '../../../local/clock.ts',
    ],
  },
  {
    file: 'src/main.ts',
    may: ['./store/store.ts', '../flows/incident/index.ts', '../scheduler/index.ts'],
    mayNot: ['../local/clock.ts', './start.ts', '../test/support/world.ts'],
  },
  {
    file: 'src/doctor/planted.ts',
    may: ['../wiring.ts', '../store/store.ts', '../slack/form.ts', '../cannot-start.ts'],
    mayNot: ['../../local/clock.ts', '../../test/support/world.ts'],
  },
  {
    file: 'src/insight/planted.ts',
    may: ['../store/kind.ts', '../domain/record.ts', '../config/organisation.ts'],
    mayNot: ['../../local/insight.ts', '../../test/support/world.ts'],
  },
  {
    file: 'src/start.ts',
    may: ['./run.ts', '../local/demo.ts'],
    mayNot: ['../flows/incident/index.ts', '../scheduler/index.ts', '../test/support/world.ts'],
  },
  {
    file: 'src/run.ts',
    may: ['./main.ts', '../scheduler/agenda-ticks.ts'],
    mayNot: ['../local/demo.ts', './start.ts', '../test/support/world.ts'],
  },
  {
    file: 'flows/planted.ts',
    may: ['../src/slack/text.ts'],
    mayNot: ['./incident/index.ts', '../scheduler/job.ts', '../src/main.ts'],
  },
  {
    file: 'flows/incident/planted.ts',
    may: ['../deps.ts', './cards.ts', '../../src/slack/text.ts', '../../src/domain/record.ts'],
    mayNot: ['../staff/index.ts', '../../scheduler/job.ts', '../../local/clock.ts', '../../src/main.ts'],
  },
  {
    file: 'flows/incident/later/planted.ts',
    may: ['../cards.ts', '../another/cards.ts', '../../deps.ts', '../../../src/slack/text.ts'],
    mayNot: ['../../staff/index.ts', '../../../scheduler/job.ts', '../../../local/clock.ts'],
  },
  {
    file: 'scheduler/planted.ts',
    may: ['./job.ts', '../src/ops/log.ts', 'agenda'],
    mayNot: ['../flows/deps.ts', '../local/clock.ts', '../src/main.ts'],
  },
  {
    file: 'local/slack/planted.ts',
    may: ['../clock.ts', './blocks.ts', './web-api/server.ts'],
    mayNot: [
      '../mongo/index.ts',
      '../browser/index.ts',
      '../tour/tour.ts',
      '../kept.ts',
      '../../src/ops/clock.ts',
      '../../flows/deps.ts',
      '../../scheduler/job.ts',
      '../../test/support/world.ts',
    ],
  },
  {
    file: 'local/mongo/storage/planted.ts',
    may: ['lmdb', '../../cannot-start.ts', '../bson.ts'],
    mayNot: ['../../slack/index.ts', '../../kept.ts', '../../../src/run.ts'],
  },
  {
    file: 'local/tour/stories/planted.ts',
    may: ['../acts.ts', '../../slack/index.ts', '../../browser/protocol/shown.ts'],
    mayNot: [
      '../../browser/server/parts.ts',
      '../../browser/page/state.ts',
      '../../mongo/index.ts',
      '../../demo.ts',
      '../../../flows/incident/cards.ts',
    ],
  },
  {
    file: 'local/browser/server/planted.ts',
    may: [
      'ws',
      'node:http',
      '../protocol/acts.ts',
      '../../slack/index.ts',
      '../../tour/tour.ts',
      '../../insight.ts',
    ],
    mayNot: [
      '../page/route.ts',
      '../../mongo/index.ts',
      '../../terminal/index.ts',
      '../../../src/insight.ts',
    ],
  },
  {
    file: 'local/browser/protocol/planted.ts',
    may: ['zod', './shown.ts', '../../slack/blocks.ts'],
    mayNot: ['node:fs', '../../slack/index.ts', '../../insight.ts', '../server/parts.ts', '../page/state.ts'],
  },
  {
    file: 'local/browser/page/planted.ts',
    may: ['preact', './state.ts', '../protocol/shown.ts', './tour/telling.ts'],
    mayNot: ['zod', '../server/live.ts', '../../tour/tour.ts', '../../clock.ts'],
  },
  {
    file: 'local/browser/page/shell/planted.ts',
    may: ['preact', '../state.ts', '../blocks/blocks.tsx', '../tour/telling.ts', '../../protocol/shown.ts'],
    mayNot: [
      'node:fs',
      'zod',
      '../../index.ts',
      '../../server/live.ts',
      '../../../clock.ts',
      '../../../slack/blocks.ts',
      '../../../tour/tour.ts',
      '../../../../src/run.ts',
    ],
  },
  {
    file: 'test/e2e/planted.ts',
    may: ['../../local/clock.ts', '../../src/main.ts'],
    mayNot: ['../../src/start.ts'],
  },
];

const report = z.object({
  diagnostics: z.array(
    z.object({ location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }) }),
  ),
});

describe('which room may import which', () => {
  let folder: string;
  let refused: { file: string; line: number }[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'casedesk-imports-'));
    await cp('biome.json', join(folder, 'biome.json'));
    for (const { file, may, mayNot } of rooms) {
      const lines = [...may, ...mayNot].map((from) => `import '${from}';`);
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `${lines.join('\n')}\n`);
    }
    refused = await lint(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(rooms)('$file', ({ file, may, mayNot }) => {
    const lines = refused.filter((one) => one.file === file).map(({ line }) => line);
    const told = [...may, ...mayNot].filter((_, index) => lines.includes(index + 1));
    expect(told).toEqual(mayNot);
  });
});

test('the lint step runs over every room', async () => {
  expect(await lint('.')).toEqual([]);
});

/** Where Biome, with our own settings, refuses an import. */
async function lint(folder: string): Promise<{ file: string; line: number }[]> {
  const args = [
    'lint',
    '--vcs-enabled=false',
    '--only=style/noRestrictedImports',
    '--reporter=json',
    '--max-diagnostics=none',
    ...(folder === '.' ? ['src', 'flows', 'scheduler', 'local', 'test'] : []),
  ];
  // It exits 1 where it refuses something, with the report all the same.
  const { stdout } = await promisify(execFile)(resolve('node_modules/.bin/biome'), args, {
    cwd: folder,
  }).catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
  return report
    .parse(JSON.parse(stdout))
    .diagnostics.map(({ location }) => ({ file: location.path, line: location.start.line }));
}

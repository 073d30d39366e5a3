import { readFile } from 'node:fs/promises';
import { configurationExit, failureExit } from '../cannot-start.ts';
import { hostClock } from '../ops/clock.ts';
import { readConfiguration } from './configuration.ts';
import { examine } from './doctor.ts';
import { why } from './looking.ts';
import { exitOf, inWords } from './report.ts';

/** `npm run doctor`: looks at the configured Slack and MongoDB, and says what is missing. */
async function doctor(): Promise<number> {
  const configuration = await readConfiguration(process.env);
  if (typeof configuration === 'string') {
    process.stderr.write(`${configuration}\n`);
    return configurationExit;
  }
  const manifest = await readFile('manifest.yml', 'utf8');
  const groups = await examine({ ...configuration, manifest, clock: hostClock() });
  process.stdout.write(`${inWords(groups)}\n`);
  return exitOf(groups);
}

process.exitCode = await doctor().catch((error: unknown) => {
  process.stderr.write(`The doctor could not finish: ${why(error)}.\n`);
  return failureExit;
});

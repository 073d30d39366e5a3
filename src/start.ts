import { readFile } from 'node:fs/promises';
import type { LocalEnvironment } from './config/environment.ts';
import { type Options, readOptions } from './config/options.ts';
import type { Addresses } from './run.ts';

const options = readOptions(process.argv.slice(2));
if ('words' in options) {
  process[options.isMistake ? 'stderr' : 'stdout'].write(options.words);
  process.exitCode = options.exit;
} else await start(options);

async function start(options: Options): Promise<void> {
  const { realAddresses, run, CannotRun } = await import('./run.ts');
  await run(process.env, {
    async addresses(environment, log) {
      if (environment.mode === 'local') return localAddresses(environment, options);
      if (options.given.length) throw new CannotRun(notForReal(options.given), 78);
      return realAddresses(environment, log);
    },
  });
}

function notForReal(given: string[]): string {
  const [are, them] = given.length > 1 ? ['are', 'them'] : ['is', 'it'];
  return `${given.join(' and ')} ${are} for the local workspace, and this is set up for a real Slack. Leave ${them} out.`;
}

/** The local stand-ins are loaded here and nowhere else, so that a real process never holds them. */
async function localAddresses({ dataFolder }: LocalEnvironment, options: Options): Promise<Addresses> {
  const [{ readManifest }, { startDemo }, { insight }, { CannotRun }] = await Promise.all([
    import('./config/manifest.ts'),
    import('../local/demo.ts'),
    import('./insight.ts'),
    import('./run.ts'),
  ]);
  const demo = await startDemo({
    folder: dataFolder,
    manifest: readManifest(await readFile('manifest.yml', 'utf8')),
    isFresh: options.isFresh,
    shows: options.isInTerminal ? 'in the terminal' : { port: options.port, opens: options.opens },
    input: process.stdin,
    output: process.stdout,
  });
  if ('cannot' in demo) throw new CannotRun(demo.cannot);
  const { botToken, appToken, apiUrl, mongoUri, key, lookUpKey, clock } = demo;
  return {
    settings: {
      slack: { botToken, apiUrl, transport: { kind: 'socket', appToken } },
      mongoUri,
      keys: [{ id: 'local', bytes: key }],
      lookUpKeys: [{ id: 'local', bytes: lookUpKey }],
      // It takes whatever comes at once, and what waited for its turn would be late once the clock is moved.
      pace: {
        channelMs: 0,
        postsPerMinute: Number.POSITIVE_INFINITY,
        updatesPerMinute: Number.POSITIVE_INFINITY,
      },
    },
    clock,
    stop: demo.stop,
    show: (desk, organisation, leave) =>
      demo.show(insight(desk, { organisation, now: () => clock.now() }), leave),
  };
}

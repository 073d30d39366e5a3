import { readFile } from 'node:fs/promises';
import type { LocalEnvironment } from './config/environment.ts';
import { readManifest } from './config/manifest.ts';
import { type Addresses, CannotRun, realAddresses, run } from './run.ts';

/** The local stand-ins are loaded here and nowhere else, so that a real process never holds them. */
async function localAddresses({ dataFolder }: LocalEnvironment): Promise<Addresses> {
  const { startDemo } = await import('../local/demo.ts');
  const demo = await startDemo(dataFolder, readManifest(await readFile('manifest.yml', 'utf8')));
  if ('cannot' in demo) throw new CannotRun(demo.cannot);
  const { botToken, appToken, apiUrl, mongoUri, key } = demo;
  return {
    settings: {
      slack: { botToken, apiUrl, transport: { kind: 'socket', appToken } },
      mongoUri,
      keys: [{ id: 'local', bytes: key }],
    },
    stop: demo.stop,
    show: (stop) => demo.show({ input: process.stdin, output: process.stdout }, stop),
  };
}

await run(process.env, {
  addresses: (environment, log) =>
    environment.mode === 'local' ? localAddresses(environment) : realAddresses(environment, log),
});

import { CannotStart, startMongo } from '../../../../local/mongo/index.ts';
import { Store } from '../../../../local/mongo/storage/store.ts';
import { disagreements } from './agreement.ts';

/** A server on a folder, in a process that can be killed: says `ready PORT`, or why not. */
const [folder = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const store = new Store(folder);
  const found = disagreements(store);
  await store.engine.close();
  if (found.length > 0) say(`disagrees ${found.slice(0, 5).join('; ')}`);
  const mongo = await startMongo({ folder });
  process.once('SIGTERM', async () => {
    await mongo.stop();
    say('stopped');
    process.exit(0);
  });
  say(`ready ${mongo.port}`);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  say(`cannot ${error.message}`);
  process.exitCode = 1;
}

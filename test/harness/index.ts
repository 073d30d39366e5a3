import { faults } from './faults/index.ts';
import { bundled } from './processes/bundle.ts';
import { play } from './scenario.ts';
import { names, setUp } from './stage.ts';

const only = process.argv.slice(2);
const file = await bundled('worker');
const stage = await setUp(file);
const t0 = performance.now();
await Promise.all(names.map((name) => stage.start(name)));
process.stdout.write(`ready ${Math.round(performance.now() - t0)}\n`);
for (const fault of faults.filter(({ name }) => !only.length || only.some((it) => name.includes(it)))) {
  const at = performance.now();
  try {
    const { tallies, wrong, settledMs } = await play(stage, { seed: 1, faults: [fault] });
    process.stdout.write(
      `${JSON.stringify(tallies)} ${JSON.stringify(wrong)} settled ${settledMs} took ${Math.round(performance.now() - at)}\n`,
    );
  } catch (error) {
    process.stdout.write(`${fault.name}: ${error}\n`);
    for (const w of stage.workers.values()) process.stdout.write(w.log().slice(-2000));
    await stage.revive();
  }
}
if (process.env.LOGS) for (const w of stage.workers.values()) process.stdout.write(`${w.name}\n${w.log()}`);
await stage.stop();

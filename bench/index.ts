import { ack } from './goals/ack.ts';
import { ackWithWrite } from './goals/ack-with-write.ts';
import { delivery } from './goals/delivery.ts';
import { indexedFinds } from './goals/finds.ts';
import { refresh } from './goals/refresh.ts';
import { startUp } from './goals/start-up.ts';
import { standIns } from './processes/index.ts';
import { type Row, table } from './table.ts';

const goals = [ack, ackWithWrite, delivery, startUp, refresh, indexedFinds];

/** `npm run bench -- [rounds] [goals]`: five rounds of every goal, unless told otherwise. */
const [given = '5', ...names] = process.argv.slice(2);
const rounds = Number(given);
const unknown = names.filter((name) => !goals.some((goal) => goal.name === name));
if (!Number.isInteger(rounds) || rounds < 1 || unknown.length) {
  process.stderr.write(`Give a number of rounds, then any of ${goals.map(({ name }) => name).join(', ')}.\n`);
  process.exit(64);
}

const beside = await standIns();
const rows: Row[] = [];
for (const goal of goals.filter(({ name }) => !names.length || names.includes(name))) {
  process.stderr.write(`${goal.name} …\n`);
  rows.push(...(await goal.measure(beside, rounds)));
}
await beside.stop();
process.stdout.write(`${table(rows)}\n\nMedians of ${rounds}, ours and the baseline in turn.\n`);
process.exit(rows.every(({ reached }) => reached) ? 0 : 1);

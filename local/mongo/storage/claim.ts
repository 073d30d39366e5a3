import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../cannot-start.ts';

const PREFIX = 'in-use-by-';

/** Who has the folder, if another has it; otherwise it is this server's until `release`. */
export type Claim = { holder: number } | { release(): void };

/**
 * A claim is a file whose name says whose it is. It is laid first and the others are looked at afterwards, so that of two
 * who come at once at least one sees the other; none that lives is ever removed by somebody else.
 */
export function claim(folder: string, serial: number): Claim {
  const mine = `${PREFIX}${process.pid}-${startOf(process.pid) ?? ''}-${serial}`;
  const remove = (name: string) => rmSync(join(folder, name), { force: true });
  writeFileSync(join(folder, mine), '', { mode: 0o600 });
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(PREFIX) || name === mine) continue;
    const [pid = '', start = ''] = name.slice(PREFIX.length).split('-');
    if (!isAlive(Number(pid), start)) {
      remove(name);
      continue;
    }
    remove(mine);
    return { holder: Number(pid) };
  }
  return { release: () => remove(mine) };
}

/** Whether the process that made the claim still runs: a number alone may be another's by now. */
function isAlive(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const runs = startOf(pid);
  if (runs !== undefined && start !== '') return runs === start;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** When a process began, where the system tells (Linux): in ticks since the boot, and which boot. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${ticks}.${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)}`;
  } catch {
    return undefined;
  }
}

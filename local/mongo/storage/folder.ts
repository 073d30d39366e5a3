import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CannotStart, codeOf } from '../../cannot-start.ts';
import { damageIn } from './check.ts';
import { claim } from './claim.ts';

/** Counted up whenever what is written could not be read by the version before. */
const LAYOUT = '2';
/** What lmdb writes before anything is kept in it. */
const NEWBORN_BYTES = 8192;
/** As much as lmdb takes to begin with, and more. */
const TRIAL_BYTES = 65_536;

let serial = 0;

/** A folder that is this server's alone, whose data can be read; or a sentence about why not, and nothing changed. */
export class Folder {
  readonly #path: string;
  readonly #release: () => void;

  constructor(path: string) {
    this.#path = path;
    const claimed = this.#try(() => {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      return claim(path, ++serial);
    });
    if ('holder' in claimed)
      throw this.#trouble(`process ${claimed.holder} is using the folder ${path}`, 'Stop it');
    this.#release = claimed.release;
    try {
      this.#look();
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** Opens what lies in it. */
  open<T>(open: (path: string) => T): T {
    try {
      const opened = this.#try(() => open(this.#path));
      this.#try(() => this.#label());
      return opened;
    } catch (error) {
      this.release();
      throw error;
    }
  }

  release(): void {
    this.#release();
  }

  /** lmdb may end the process where a file cannot be opened or first written: what can be known before is. */
  #tryOut(): void {
    for (const name of ['data.mdb', 'lock.mdb']) {
      const file = join(this.#path, name);
      if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    }
    const trial = join(this.#path, 'trial');
    try {
      writeFileSync(trial, Buffer.alloc(TRIAL_BYTES), { flush: true });
    } finally {
      rmSync(trial, { force: true });
    }
  }

  #look(): void {
    this.#try(() => this.#tryOut());
    const file = join(this.#path, 'data.mdb');
    if (!existsSync(file)) return;
    const found = this.#layout();
    // Whoever was killed while the file was made had nothing in it yet.
    if (found === undefined && statSync(file).size <= NEWBORN_BYTES) return;
    if (found !== LAYOUT)
      throw this.#trouble(
        `the data in ${this.#path} has layout ${found ?? '1'}, and this version reads layout ${LAYOUT}`,
        'Use the version that wrote it',
      );
    const damage = this.#try(() => damageIn(file));
    if (damage)
      throw this.#trouble(
        `the data in ${this.#path} is damaged, and was left as it is (data.mdb: ${damage})`,
        'Put a copy from before in its place',
      );
  }

  #layout(): string | undefined {
    const file = join(this.#path, 'layout');
    return existsSync(file) ? this.#try(() => readFileSync(file, 'utf8')).trim() : undefined;
  }

  /** Written once the data file is whole, and flushed with the folder itself. */
  #label(): void {
    if (this.#layout() === LAYOUT) return;
    const file = join(this.#path, 'layout');
    const draft = `${file}.new`;
    writeFileSync(draft, `${LAYOUT}\n`);
    flush(draft);
    renameSync(draft, file);
    flush(this.#path);
  }

  #try<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw error instanceof CannotStart ? error : this.#told(codeOf(error));
    }
  }

  #told(code: string): CannotStart {
    if (code === 'EEXIST' || code === 'ENOTDIR')
      return this.#trouble(`there is a file where the folder ${this.#path} should be`, 'Move it away');
    if (['ENOSPC', 'EDQUOT', 'EFBIG', '28', '27', '122'].includes(code))
      return this.#trouble(`there is no room left for the folder ${this.#path} (${code})`, 'Make room');
    return this.#trouble(
      `the folder ${this.#path} cannot be used (${code})`,
      'Make it readable and writable',
    );
  }

  #trouble(trouble: string, remedy: string): CannotStart {
    return new CannotStart(trouble, remedy, 'folder');
  }
}

function flush(path: string): void {
  const fd = openSync(path, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

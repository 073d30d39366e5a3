import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { keptIn } from '../../../local/kept.ts';
import { type Keeper, startWorkspace } from '../../../local/slack/index.ts';
import { keptVersion } from '../../../local/slack/what-is-kept.ts';
import { aFolder, kept } from './kept-workspace.ts';
import { workspaceOptions } from './small-app.ts';

const post = { channel: 'C1', text: 'Hello' };
const starting = (folder: string) => startWorkspace(workspaceOptions({ keep: keptIn(folder) }));

describe('It does not start, and says why, on', () => {
  test('what another version kept', async () => {
    const folder = await aFolder();
    const keep = keptIn(folder);
    await keep.load(keptVersion + 1);
    await keep.close();
    for (const _ of ['as often', 'as it is tried'])
      await expect(starting(folder)).rejects.toThrow(
        `the workspace in ${folder} was kept by another version. Use the version that kept it, or begin anew with npm start -- --fresh`,
      );
  });

  test.each([
    ['what is no JSON', 'messages/C1/1.1', '{"type":"message"'],
    ['a message without a ts', 'messages/C1/1.1', '{"type":"message","user":"UANA","text":"Hello"}'],
    ['a conversation of no kind', 'conversations/C1', '{"name":"notes"}'],
    ['a Home without blocks', 'modals/UANA', '{"id":"V1","hash":"1","view":{"type":"home"}}'],
  ])('%s', async (_what, key, text) => {
    const folder = await aFolder();
    const keep = keptIn(folder);
    await keep.load(keptVersion);
    await keep.save(new Map([[key, text]]));
    await keep.close();
    await expect(starting(folder)).rejects.toThrow(
      `the workspace in ${folder} is damaged, and was left as it is (${key}). Begin anew with npm start -- --fresh`,
    );
  });

  test('a data file that was cut short', async () => {
    const first = await kept();
    for (let n = 0; n < 50; n++) await first.call('chat.postMessage', post);
    await first.workspace.stop();
    await truncate(join(first.folder, 'data.mdb'), 20_000);
    await expect(starting(first.folder)).rejects.toThrow('is damaged, and was left as it is (data.mdb: ');
  });

  test('a file where the folder of files should be', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'files'), '');
    await expect(starting(folder)).rejects.toThrow(
      `the folder ${join(folder, 'files')} cannot be used (EEXIST). Make it readable and writable`,
    );
  });

  test('a folder that another workspace has', async () => {
    const first = await kept();
    await expect(starting(first.folder)).rejects.toThrow(
      `process ${process.pid} is using the folder ${first.folder}. Stop it`,
    );
    expect(await first.call('chat.postMessage', post)).toMatchObject({ ok: true });
  });
});

test('Half a file, from somebody who was killed, is no file', async () => {
  const folder = await aFolder();
  const keep = keptIn(folder);
  await keep.load(keptVersion);
  await keep.files.put('F1.new', Buffer.from('hal'));
  await keep.files.put('F2', Buffer.from('whole'));
  await keep.close();
  const again = keptIn(folder);
  await again.load(keptVersion);
  expect([...again.files.sizes()]).toEqual([['F2', 5]]);
  await again.close();

  // Nor is one of which nobody has been told.
  await (await starting(folder)).stop();
  const third = keptIn(folder);
  await third.load(keptVersion);
  expect([...third.files.sizes()]).toEqual([]);
  await third.close();
});

test('What somebody else put among the files is left as it is, and is no file', async () => {
  const folder = await aFolder();
  const files = join(folder, 'files');
  await mkdir(join(files, 'F3.new'), { recursive: true });
  await writeFile(join(files, 'notes.txt'), 'mine');
  await writeFile(join(files, 'draft.new'), 'mine too');
  await (await starting(folder)).stop();
  expect((await readdir(files)).sort()).toEqual(['F3.new', 'draft.new', 'notes.txt']);
});

test('A file that cannot be kept is refused in a sentence', async () => {
  const folder = await aFolder();
  const keep = keptIn(folder);
  await keep.load(keptVersion);
  await mkdir(join(folder, 'files', 'F1'));
  await expect(keep.files.put('F1', Buffer.from('bytes'))).rejects.toThrow(
    `The file cannot be kept (EISDIR). Make room in ${folder}, or make it writable.`,
  );
  expect(await readdir(join(folder, 'files'))).toEqual(['F1']);
  await keep.close();
});

/** Keeps in memory: at once, or once it is let, or not at all. */
class TestKeeper implements Keeper {
  readonly held = new Map<string, string>();
  trouble: Error | undefined;
  saves = 0;
  #gate = Promise.resolve();
  readonly files = {
    put: async () => {},
    get: async () => undefined,
    remove: async () => {},
    sizes: () => new Map(),
  };

  async load(): Promise<[string, string][]> {
    return [...this.held].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  async save(changes: ReadonlyMap<string, string | undefined>): Promise<void> {
    this.saves += 1;
    await this.#gate;
    if (this.trouble) throw this.trouble;
    for (const [key, text] of changes) {
      if (text === undefined) this.held.delete(key);
      else this.held.set(key, text);
    }
  }

  /** From now on saves wait until the answer is called. */
  hold(): () => void {
    let letGo = () => {};
    this.#gate = new Promise((resolve) => {
      letGo = resolve;
    });
    return letGo;
  }

  get texts(): string[] {
    const messages = [...this.held].filter(([key]) => key.startsWith('messages/'));
    return messages.map(([, text]) => String(JSON.parse(text).text)).sort();
  }

  unreadable = (what: string) => new Error(what);
  close = async () => {};
}

test('The app is answered once what it did is kept, and one save is under way at a time', async () => {
  const keep = new TestKeeper();
  const { call, workspace } = await kept({ keep });
  const letGo = keep.hold();
  const before = keep.saves;
  let answered = 0;
  const posts = [1, 2, 3].map(async (n) => {
    await call('chat.postMessage', { ...post, text: `Number ${n}` });
    answered += 1;
  });
  while (workspace.messages('C1').length < 3) await workspace.changed();
  expect([answered, keep.saves - before, keep.texts]).toEqual([0, 1, []]);
  letGo();
  await Promise.all(posts);
  expect(keep.texts).toEqual(['Number 1', 'Number 2', 'Number 3']);
});

test('Where nothing can be kept for a while it goes on, says so once, and keeps it later', async () => {
  const keep = new TestKeeper();
  const { call, workspace, again } = await kept({ keep });
  keep.trouble = new Error('the disk takes no more');
  const { ts } = await call('chat.postMessage', post);
  expect(await call('chat.update', { channel: 'C1', ts, text: 'Changed' })).toMatchObject({ ok: true });
  expect(workspace.problems()).toEqual(['What happens here cannot be kept for now: the disk takes no more']);
  expect(keep.texts).toEqual([]);

  keep.trouble = undefined;
  await call('chat.postMessage', { ...post, text: 'Another' });
  expect(keep.texts).toEqual(['Another', 'Changed']);
  const second = await again();
  expect(second.workspace.messages('C1').map(({ text }) => text)).toEqual(['Changed', 'Another']);
});

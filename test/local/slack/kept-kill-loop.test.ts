import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { Bundle } from '../mongo/process/bundle.ts';
import { chance } from '../mongo/process/chance.ts';
import { Author, type Calls, type Said } from './process/author.ts';

/** `KILLS=500 SEED=7 npm run jest -- test/local/slack/kept-kill-loop.test.ts` */
const kills = Number(process.env.KILLS ?? 20);
const seed = Number(process.env.SEED ?? 1);
const authors = 6;

const bundle = new Bundle('test/local/slack/process/child.ts', ['ws']);
const folders: string[] = [];
afterAll(async () => {
  bundle.dispose();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

interface Kept extends Record<string, unknown> {
  ts: string;
  text: string;
  thread_ts?: string;
  reply_count?: number;
  reactions?: unknown[];
}

async function opened(folder: string) {
  const child = await bundle.start(folder);
  if (!child.port) throw new Error(`seed ${seed}: ${child.cannot ?? (await child.ended).err}`);
  const root = `http://127.0.0.1:${child.port}`;
  const call: Calls = async (method, args) => {
    const response = await fetch(`${root}/api/${method}`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-local', 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${method}: ${String(answer.error)}`);
    return answer;
  };
  return { child, call };
}

async function pages(call: Calls, method: string, args: object): Promise<Kept[]> {
  const all: Kept[] = [];
  let cursor = '';
  do {
    const page = await call(method, { channel: 'C1', limit: 200, ...args, ...(cursor && { cursor }) });
    all.push(...(page.messages as Kept[]));
    cursor = String((page.response_metadata as { next_cursor?: string } | undefined)?.next_cursor ?? '');
  } while (cursor !== '');
  return all;
}

/** Everything that there is, and what in it does not hang together. */
async function contents(call: Calls): Promise<{ found: Said[]; wrong: string[] }> {
  const parents = await pages(call, 'conversations.history', {});
  const replies: Kept[] = [];
  const wrong: string[] = [];
  for (const { ts, reply_count: count = 0 } of parents) {
    if (count === 0) continue;
    const [, ...own] = await pages(call, 'conversations.replies', { ts });
    if (own.length !== count) wrong.push(`${ts} counts ${count} replies, and has ${own.length}`);
    replies.push(...own);
  }
  const all = [...parents, ...replies];
  if (new Set(all.map(({ ts }) => ts)).size < all.length) wrong.push('a ts came twice');
  const found = all.map(({ ts, text, thread_ts: threadTs, reactions = [] }) => ({
    text,
    ts,
    isReacted: reactions.length > 0,
    ...(threadTs && threadTs !== ts && { threadTs }),
  }));
  return { found, wrong };
}

test(
  `killed ${kills} times while the app posts, a workspace has all that it was answered for, and nothing by half (seed ${seed})`,
  async () => {
    const luck = chance(seed);
    const folder = await mkdtemp(join(tmpdir(), 'local-slack-killed-'));
    folders.push(folder);
    const all = Array.from(
      { length: authors },
      (_, i) => new Author(`author${i}`, chance(luck.below(2 ** 31))),
    );
    let answered = 0;
    for (let kill = 0; kill <= kills; kill++) {
      const { child, call } = await opened(folder);
      const { found, wrong } = await contents(call);
      wrong.push(...all.flatMap((author) => author.wrongIn(found)));
      const strange = found.filter(({ text }) => !/^author\d /.test(text));
      expect({ seed, kill, wrong, strange }).toEqual({ seed, kill, wrong: [], strange: [] });
      if (kill === kills) break;

      let [left, isKilled] = [1 + luck.below(60), false];
      const killed = async () => {
        for (let turns = luck.below(40); turns > 0; turns--) await turn();
        isKilled = true;
        await child.kill();
      };
      await Promise.all(
        all.map(async (author) => {
          while (!isKilled) {
            if (left-- === 0) void killed();
            try {
              await author.step(call);
              answered++;
            } catch (error) {
              if (!isKilled) throw error;
            }
          }
        }),
      );
      await child.ended;
    }
    expect(answered).toBeGreaterThan(kills * 10);
  },
  30_000 + kills * 3_000,
);

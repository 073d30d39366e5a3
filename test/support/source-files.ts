import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const sourceFiles = (rooms: readonly string[]): { path: string; text: string }[] =>
  rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => ({ path: join(room, path), text: readFileSync(join(room, path), 'utf8') })),
  );

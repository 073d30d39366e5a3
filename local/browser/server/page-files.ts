import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PageFile {
  type: string;
  bytes: Uint8Array;
  /** Changes with the bytes. */
  tag: string;
}

/** By its path: `/page.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** The page as browsers load it, bundled from its sources in this folder; throws what esbuild has to say. */
export async function pageFiles(folder = join('local', 'browser', 'page')): Promise<PageFiles> {
  const [{ js, css }, html, icon] = await Promise.all([
    bundled(folder),
    readFile(join(folder, 'index.html')),
    readFile(join(folder, 'icon.svg')),
  ]);
  return new Map([
    ['/', file('text/html; charset=utf-8', html)],
    ['/page.js', file('text/javascript; charset=utf-8', js)],
    ['/page.css', file('text/css; charset=utf-8', css)],
    ['/icon.svg', file('image/svg+xml', icon)],
  ]);
}

async function bundled(folder: string): Promise<{ js: Uint8Array; css: Uint8Array }> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [
      { in: join(folder, 'main.tsx'), out: 'page' },
      { in: join(folder, 'page.css'), out: 'page' },
    ],
    bundle: true,
    minify: true,
    write: false,
    outdir: folder,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  const ending = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.contents;
  return { js: ending('.js') ?? new Uint8Array(), css: ending('.css') ?? new Uint8Array() };
}

function file(type: string, bytes: Uint8Array): PageFile {
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  return { type, bytes, tag };
}

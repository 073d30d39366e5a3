import { readdirSync } from 'node:fs';
import { Registrations } from '../../src/slack/desk.ts';
import { sampleOrganisation } from './sample-organisation.ts';

export const flowFolders: readonly string[] = readdirSync('flows', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** 'call-back' wires itself by `callBack`. */
export const wiringOf = (folder: string): string =>
  folder.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());

/** What every flow puts on the desk and listens to. Wiring asks nothing of anybody: whoever is asked, throws. */
export async function wiredFlows(): Promise<{ desk: Registrations; events: string[] }> {
  const desk = new Registrations();
  const events: string[] = [];
  const deps = { desk, organisation: sampleOrganisation() };
  for (const folder of flowFolders) {
    const flow = await import(`../../flows/${folder}/index.ts`);
    flow[wiringOf(folder)](deps, { on: (type: string) => void events.push(type) });
  }
  return { desk, events };
}

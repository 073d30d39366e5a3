import { readFileSync } from 'node:fs';
import { type Organisation, readOrganisation } from '../../src/config/organisation.ts';

const sample = readOrganisation(readFileSync('config/organisation.yml', 'utf8'));

/** Each has its own, to change as it likes. */
export const sampleOrganisation = (): Organisation => {
  if (Array.isArray(sample)) throw new Error(JSON.stringify(sample));
  return structuredClone(sample);
};

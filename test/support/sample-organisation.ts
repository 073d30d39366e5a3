import { readFileSync } from 'node:fs';
import { type Organisation, readOrganisation } from '../../src/config/organisation.ts';

export const sampleOrganisation = (): Organisation => {
  const read = readOrganisation(readFileSync('config/organisation.yml', 'utf8'));
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read;
};

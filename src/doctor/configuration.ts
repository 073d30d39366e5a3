import { readFile } from 'node:fs/promises';
import { organisationFileOf, type RealEnvironment, readEnvironment } from '../config/environment.ts';
import { type Organisation, readOrganisation } from '../config/organisation.ts';
import { problemsInWords } from '../config/problem.ts';

export interface Configuration {
  environment: RealEnvironment;
  organisation: Organisation;
}

/** The real environment and the organisation file, or everything that is wrong with them in words. */
export async function readConfiguration(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Configuration | string> {
  const environment = realEnvironmentOf(env);
  const organisation = await organisationAt(organisationFileOf(env));
  if (typeof environment === 'string' || typeof organisation === 'string')
    return [environment, organisation].filter((it) => typeof it === 'string').join('\n');
  return { environment, organisation };
}

function realEnvironmentOf(env: Readonly<Record<string, string | undefined>>): RealEnvironment | string {
  const read = readEnvironment(env);
  if (Array.isArray(read)) return problemsInWords('The environment is not complete.', read);
  return read.mode === 'real'
    ? read
    : 'No Slack and no MongoDB are configured: CaseDesk would start as the local demo. Set the variables that the README lists.';
}

async function organisationAt(file: string): Promise<Organisation | string> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no organisation file at ${file}.`;
  const read = readOrganisation(text);
  return Array.isArray(read) ? problemsInWords(`${file} needs mending.`, read) : read;
}

import type { Incident } from '../../src/domain/incident/incident.ts';
import type { Deps } from '../deps.ts';

/** The incident whose message stands there: as written down, or else as Slack has it. */
export async function incidentAt(
  { incidents, recordAt }: Pick<Deps, 'incidents' | 'recordAt'>,
  channel: string,
  ts: string,
): Promise<Incident | undefined> {
  const [known] = await incidents.foundBy(`at/${channel}/${ts}`);
  if (known) return known;
  const target = await recordAt(channel, ts);
  return target?.kind === 'incident' ? incidents.find(target.id) : undefined;
}

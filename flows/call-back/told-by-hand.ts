import type { Organisation } from '../../src/config/organisation.ts';
import { type CallBackKind, mpHotline, type ToWriteTo } from '../../src/domain/call-back/call-back.ts';
import { isMpCall } from '../../src/domain/call-back/fields.ts';
import type { Values } from '../../src/domain/fields.ts';

/**
 * Of the teams that hear of a call-back, those that somebody has to write to, for they have no channel here
 * (CB-22, CB-30, Q11, Q15).
 */
export const toldByHand = (
  { specialistTeams }: Pick<Organisation, 'specialistTeams'>,
  {
    kind,
    specialistTeam,
    fields,
  }: { kind: CallBackKind; specialistTeam?: string | undefined; fields: Values },
): ToWriteTo[] =>
  specialistTeams.flatMap(({ name, mailbox, channel }) => {
    const hears =
      name === mpHotline ? isMpCall({ fields }) : kind === 'functionally-unique' && name === specialistTeam;
    return hears && channel === undefined ? [{ team: name, mailbox }] : [];
  });

import type { Person } from '../../local/slack/index.ts';

export const details = {
  'Case or SR number': '1-23456789',
  'Client name': 'Jo Bloggs',
  SCIN: '1234 5678 9012',
  NINO: 'AB 12 34 56 C',
  'Procedure path and step number': 'Procedures>Pages>Client-Contact>Statement - Step 4',
  'Description of the incident': 'The assessment does not calculate after the income was changed.',
  'Actions taken to resolve': 'Read the procedure, asked Ben, tried again after signing out.',
};

/** Goes through the form from `/incident` to the last step; `answers` replace the usual ones. */
export async function fillsTheForm(person: Person, answers: Partial<typeof details> = {}): Promise<void> {
  const given = { ...details, ...answers };
  await person.types('/incident');
  await person.submits();
  for (const label of [
    'Case or SR number',
    'Client name',
    'SCIN',
    'NINO',
    'Procedure path and step number',
  ] as const)
    await person.fills(label, given[label]);
  await person.submits();
  for (const label of ['Description of the incident', 'Actions taken to resolve'] as const)
    await person.fills(label, given[label]);
}

export async function raisesAnIncident(person: Person, answers: Partial<typeof details> = {}): Promise<void> {
  await fillsTheForm(person, answers);
  await person.submits();
}

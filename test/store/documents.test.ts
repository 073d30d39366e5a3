import { expect, test } from '@jest/globals';
import { firstDocument } from '../../src/store/difference.ts';
import { documents } from '../../src/store/documents.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { sealing } from '../../src/store/sealing.ts';
import { anIncident, details } from '../support/builders.ts';
import { clients, key } from './a-store.ts';

const stored = documents(incidents, sealing([key('k1')]), clients);

test('what a person types that looks sealed opens as they typed it', () => {
  const procedurePath = 'sealed:k9:AAAA';
  const it = anIncident({ fields: { ...details, procedurePath } });
  expect(stored.open(firstDocument(it, stored)).record.fields.procedurePath).toBe(procedurePath);
});

import { expect, test } from '@jest/globals';
import { problemsInWords } from '../../src/config/problem.ts';

test('the heading, then a line a problem', () => {
  const problems = [
    { path: 'areas[2].code', problem: 'Missing. Add it.' },
    { path: 'the file', problem: 'Empty.' },
  ];
  expect(problemsInWords('CaseDesk cannot start:', problems)).toBe(
    'CaseDesk cannot start:\n  areas[2].code: Missing. Add it.\n  the file: Empty.',
  );
});

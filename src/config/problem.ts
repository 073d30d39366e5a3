import type { z } from 'zod';

/** One thing to put right before the app can start: where it is, and a sentence that says how. */
export interface Problem {
  path: string;
  problem: string;
}

/** The heading, then one line a problem. */
export function problemsInWords(heading: string, problems: readonly Problem[]): string {
  return [heading, ...problems.map(({ path, problem }) => `  ${path}: ${problem}`)].join('\n');
}

/** Every issue of a failed parse as a problem; each unknown key is a problem with a path of its own. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathInWords([...issue.path, key]), problem: issue.message }))
      : [{ path: pathInWords(issue.path), problem: issue.message }],
  );
}

/** `areas[2].code`, as a person would point at it. */
function pathInWords(path: readonly PropertyKey[]): string {
  const words = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return words.replace(/^\./, '') || 'the file';
}

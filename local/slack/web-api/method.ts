import { z } from 'zod';
import type { Json } from '../json.ts';
import type { Tier } from '../rates.ts';
import { invalidArguments } from '../refusal.ts';
import type { State } from '../state.ts';
import { errorsOfEveryMethod } from './errors.ts';

export interface Call {
  state: State;
}

interface Declared<Shape extends z.ZodRawShape> {
  /** Which token may call it; `none` needs no token at all. */
  token?: 'bot' | 'app' | 'none';
  /** Any one of these opens the door; which one it must be for this channel is asked inside. */
  scopes: readonly string[];
  tier: Tier;
  args: Shape;
  /** What it may answer besides what every method may. */
  errors: readonly string[];
  run(args: z.output<z.ZodObject<Shape>>, call: Call): Json;
}

export interface Method {
  token: 'bot' | 'app' | 'none';
  scopes: readonly string[];
  tier: Tier;
  errors: ReadonlySet<string>;
  answer(args: Json, call: Call): Json;
}

export function method<Shape extends z.ZodRawShape>(declared: Declared<Shape>): Method {
  // Bolt's listener client adds team_id to every call; a token may travel as an argument.
  const known = z.strictObject({
    ...declared.args,
    team_id: z.string().optional(),
    token: z.string().optional(),
  });
  return {
    token: declared.token ?? 'bot',
    scopes: declared.scopes,
    tier: declared.tier,
    errors: new Set([...errorsOfEveryMethod, ...declared.errors]),
    answer(args, call) {
      const result = known.safeParse(args);
      if (!result.success)
        throw invalidArguments(...result.error.issues.flatMap((issue) => said(issue, args)));
      return declared.run(result.data as z.output<z.ZodObject<Shape>>, call);
    },
  };
}

function said(issue: z.core.$ZodIssue, args: Json): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `invalid additional property: ${key}`);
  const name = String(issue.path[0]);
  return [
    args[name] === undefined
      ? `missing required field: ${name}`
      : `${issue.message} [json-pointer:/${issue.path.map(String).join('/')}]`,
  ];
}

/** What comes over a wire, before anyone has looked at it. */
export type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Form fields carry objects as JSON text; what does not parse is left for the validation to refuse. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

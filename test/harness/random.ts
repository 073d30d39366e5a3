/** Numbers that one seed fixes. */
export interface Random {
  /** From `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  one<T>(of: readonly [T, ...T[]]): T;
  shuffled<T>(all: readonly T[]): T[];
  /** Another row of numbers, fixed by this one's seed and a name. */
  of(name: string): Random;
}

export function random(seed: number | string): Random {
  let state = hashOf(String(seed));
  // mulberry32: small, and even enough to choose faults by.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    one: ([first, ...others]) => {
      const index = whole(0, others.length);
      return index === 0 ? first : (others[index - 1] ?? first);
    },
    shuffled: (all) =>
      all
        .map((it) => ({ it, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ it }) => it),
    of: (name) => random(`${seed}/${name}`),
  };
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  return hash;
}

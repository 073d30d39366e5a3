import type { MessageLayout } from './messages.ts';

interface Look {
  layout: MessageLayout;
  lengths: number[];
}

/**
 * Of layouts of one message that differ in their words alone, those with the longest words in some place, and the longest
 * in all: Slack's limits are of lengths, and each question to Slack takes a while.
 */
export function longestLooks(layouts: readonly MessageLayout[]): MessageLayout[] {
  const byShape = new Map<string, Look[]>();
  for (const layout of layouts) {
    const lengths: number[] = [];
    const shape = JSON.stringify([layout.what, layout.message], (name, value: unknown) => {
      if (name !== 'text' || typeof value !== 'string') return value;
      lengths.push(value.length);
      return '';
    });
    byShape.set(shape, [...(byShape.get(shape) ?? []), { layout, lengths }]);
  }
  return [...byShape.values()].flatMap(longestIn);
}

function longestIn(looks: readonly Look[]): MessageLayout[] {
  const places =
    looks[0]?.lengths.map(
      (_, place) =>
        ({ lengths }: Look) =>
          lengths[place] ?? 0,
    ) ?? [];
  const total = ({ lengths }: Look) => lengths.reduce((sum, length) => sum + length, 0);
  const chosen: Look[] = [];
  for (const of of [total, ...places]) {
    const most = Math.max(...looks.map(of));
    const longest = looks.find((look) => of(look) === most);
    if (longest && !chosen.some((look) => of(look) === most)) chosen.push(longest);
  }
  return chosen.map(({ layout }) => layout);
}

/**
 * Slack's markup as the plain words that a person reads. `nameOf` finds who is mentioned; nothing that comes out is
 * live, for `text.ts` says every word of it literally.
 */
export async function plainWords(text: string, nameOf: (person: string) => Promise<string>): Promise<string> {
  const people = new Set([...text.matchAll(/<@([A-Z0-9]+)[|>]/g)].flatMap(([, id]) => id ?? []));
  const names = new Map(
    await Promise.all([...people].map(async (id) => [id, await nameOf(id)] satisfies [string, string])),
  );
  // Slack escapes every < and > that was typed, so a pair of them is always its own.
  return text
    .split(/(<[^<>]+>)/)
    .map((part, index) => (index % 2 ? inWords(part.slice(1, -1), names) : decoded(part)))
    .join('');
}

function inWords(markup: string, names: ReadonlyMap<string, string>): string {
  const bar = markup.indexOf('|');
  const what = bar < 0 ? markup : markup.slice(0, bar);
  const label = bar < 0 ? '' : decoded(markup.slice(bar + 1));
  const id = what.slice(1);
  switch (what[0]) {
    case '@':
      return `@${names.get(id) ?? (label || id)}`;
    case '#':
      return `#${label || id}`;
    case '!':
      return special(id, label);
    default:
      return link(decoded(what), label);
  }
}

function special(name: string, label: string): string {
  const [kind = '', of = ''] = name.split('^');
  if (kind === 'date') return label;
  if (kind === 'subteam') return label || `@${of}`;
  return `@${kind}`;
}

/** The address always shows: a label may name another. */
function link(address: string, label: string): string {
  const target = address.replace(/^(mailto|tel):/, '');
  return label === '' || label === target || label === address ? target : `${label} (${target})`;
}

const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Once: `&amp;lt;` is what Slack makes of a typed `&lt;`. */
const decoded = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (it) => characters[it] ?? it);

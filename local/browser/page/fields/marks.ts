import type { Inline } from '../blocks/inline-node.ts';
import { mrkdwnTree } from '../blocks/mrkdwn-tree.ts';
import { type Loose, listOf, looseOf, numberIn, wordsIn } from '../blocks/read.ts';

/** Rich text as one types it, with Slack's marks; the elements are what travels. */
export function elementsOf(text: string): Loose[] {
  const parts: Loose[] = [];
  let run: { kind: Kind; lines: string[] } | undefined;
  const end = () => {
    if (run) parts.push(...made(run.kind, run.lines));
    run = undefined;
  };
  const fenced = text.split(/^```\n([\s\S]*?)\n```$/m);
  fenced.forEach((piece, at) => {
    if (at % 2 === 1) {
      end();
      parts.push({ type: 'rich_text_preformatted', elements: piece ? [{ type: 'text', text: piece }] : [] });
      return;
    }
    const isBetween = at > 0 || at < fenced.length - 1;
    const inner = piece.replace(at > 0 ? /^\n/ : /^$/, '').replace(at < fenced.length - 1 ? /\n$/ : /$^/, '');
    if (inner === '' && isBetween) return;
    for (const line of inner.split('\n')) {
      const kind = kindOf(line);
      if (run?.kind !== kind) end();
      run ??= { kind, lines: [] };
      run.lines.push(line.replace(shapes[kind], ''));
    }
    end();
  });
  return parts;
}

type Kind = 'section' | 'bullet' | 'ordered' | 'quote';

const shapes: Record<Kind, RegExp> = {
  section: /^$/,
  bullet: /^(?:[-•]|\*(?=\s)) +/,
  ordered: /^\d{1,3}\. +/,
  quote: /^> ?/,
};

const kindOf = (line: string): Kind =>
  (['bullet', 'ordered', 'quote'] as const).find((kind) => shapes[kind].test(line)) ?? 'section';

function made(kind: Kind, lines: string[]): Loose[] {
  if (kind === 'bullet' || kind === 'ordered')
    return [
      {
        type: 'rich_text_list',
        style: kind,
        elements: lines.map((line) => ({ type: 'rich_text_section', elements: leavesOf(line) })),
      },
    ];
  const elements = leavesOf(lines.join('\n'));
  if (elements.length === 0) return [];
  return [{ type: kind === 'quote' ? 'rich_text_quote' : 'rich_text_section', elements }];
}

function leavesOf(text: string): Loose[] {
  return text.split('\n').flatMap((line, at) => {
    const [part] = line ? mrkdwnTree(line.replaceAll('&', '&amp;'), { verbatim: true }) : [];
    const leaves = part && part.is !== 'code block' ? part.of.flatMap((node) => leaf(node, {})) : [];
    return at > 0 ? [{ type: 'text', text: '\n' }, ...leaves] : leaves;
  });
}

function leaf(node: Inline, style: Loose): Loose[] {
  const styled = Object.keys(style).length > 0 ? { style } : {};
  switch (node.is) {
    case 'text':
      return [{ type: 'text', text: node.text, ...styled }];
    case 'code':
      return [{ type: 'text', text: node.text, style: { ...style, code: true } }];
    case 'bold':
    case 'italic':
    case 'strike':
      return node.of.flatMap((one) => leaf(one, { ...style, [node.is]: true }));
    case 'emoji':
      return [{ type: 'emoji', name: node.name, ...styled }];
    case 'person':
      return [{ type: 'user', user_id: node.id, ...styled }];
    case 'channel':
      return [{ type: 'channel', channel_id: node.id, ...styled }];
    case 'group':
      return [{ type: 'usergroup', usergroup_id: node.id, ...styled }];
    case 'everybody':
      return [{ type: 'broadcast', range: node.range, ...styled }];
    case 'date':
      return [{ type: 'date', timestamp: node.at, format: node.format, fallback: node.fallback, ...styled }];
    case 'link':
      return [{ type: 'link', url: node.url, ...(node.text !== node.url && { text: node.text }), ...styled }];
  }
}

/** The other way round, so that what stands in a field already can be changed. */
export const textOf = (elements: unknown): string =>
  listOf(elements)
    .map((part) => {
      switch (part.type) {
        case 'rich_text_preformatted':
          return `\`\`\`\n${marked(part.elements)}\n\`\`\``;
        case 'rich_text_quote':
          return marked(part.elements)
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n');
        case 'rich_text_list': {
          const from = (numberIn(part.offset) ?? 0) + 1;
          const sign = (at: number) => (part.style === 'ordered' ? `${from + at}. ` : '• ');
          return listOf(part.elements)
            .map((item, at) => `${sign(at)}${marked(item.elements).replaceAll('\n', ' ')}`)
            .join('\n');
        }
        default:
          return marked(part.elements);
      }
    })
    .join('\n');

const signs = [
  ['code', '`'],
  ['strike', '~'],
  ['italic', '_'],
  ['bold', '*'],
] as const;

const marked = (leaves: unknown): string =>
  listOf(leaves)
    .map((one) => {
      const words = leafText(one);
      const style = looseOf(one.style);
      const core = words.trim();
      const sign = signs.filter(([name]) => style[name]).map(([, mark]) => mark);
      if (core === '' || sign.length === 0) return words;
      return words.replace(core, () => `${[...sign].reverse().join('')}${core}${sign.join('')}`);
    })
    .join('');

function leafText(one: Loose): string {
  switch (one.type) {
    case 'emoji':
      return `:${wordsIn(one.name)}:`;
    case 'user':
      return `<@${wordsIn(one.user_id)}>`;
    case 'channel':
      return `<#${wordsIn(one.channel_id)}>`;
    case 'usergroup':
      return `<!subteam^${wordsIn(one.usergroup_id)}>`;
    case 'broadcast':
      return `<!${wordsIn(one.range)}>`;
    case 'date':
      return `<!date^${String(one.timestamp)}^${wordsIn(one.format)}|${wordsIn(one.fallback)}>`;
    case 'link':
      return `<${wordsIn(one.url)}${one.text ? `|${wordsIn(one.text)}` : ''}>`;
    default:
      return wordsIn(one.text);
  }
}

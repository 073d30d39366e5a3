import type { ComponentChildren } from 'preact';
import type { Block } from '../../protocol/block-kit.ts';
import { DateSaid, Emoji, Link } from './inline.tsx';
import { channelName, groupName, personName } from './names.ts';
import { type Loose, listOf, looseOf, numberIn, wordsIn } from './read.ts';

export const RichTextBlock = ({ block }: { block: Block }) => <RichText elements={block.elements} />;

/** The elements of a rich_text, wherever one stands: as a block, in a table's cell, as a title. */
export const RichText = ({ elements }: { elements: unknown }) => (
  <div class="rich-text">
    {nested(listOf(elements)).map((part, at) =>
      part.is === 'list' ? <List key={at} list={part} /> : <Part key={at} of={part.of} />,
    )}
  </div>
);

function Part({ of }: { of: Loose }) {
  const leaves = <Leaves of={of.elements} />;
  switch (of.type) {
    case 'rich_text_quote':
      return <blockquote class="quote">{leaves}</blockquote>;
    case 'rich_text_preformatted':
      return <pre class="code-block">{leaves}</pre>;
    default:
      return <p class="words">{leaves}</p>;
  }
}

interface NestedList {
  is: 'list';
  indent: number;
  isOrdered: boolean;
  start: number;
  items: { of: Loose; inner: NestedList[] }[];
}
type Nested = NestedList | { is: 'part'; of: Loose };

/** Slack writes nested lists one after the other, each with its indent; here each goes into the item above it. */
function nested(parts: Loose[]): Nested[] {
  const out: Nested[] = [];
  let open: NestedList[] = [];
  for (const of of parts) {
    if (of.type !== 'rich_text_list') {
      open = [];
      out.push({ is: 'part', of });
      continue;
    }
    const indent = numberIn(of.indent) ?? 0;
    const list: NestedList = {
      is: 'list',
      indent,
      isOrdered: of.style === 'ordered',
      start: (numberIn(of.offset) ?? 0) + 1,
      items: listOf(of.elements).map((item) => ({ of: item, inner: [] })),
    };
    while (open.at(-1) && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    const above = open.at(-1)?.items.at(-1);
    if (above) above.inner.push(list);
    else out.push(list);
    open.push(list);
  }
  return out;
}

function List({ list }: { list: NestedList }) {
  const items = list.items.map(({ of, inner }, at) => (
    <li key={at}>
      <Leaves of={of.elements} />
      {inner.map((one, n) => (
        <List key={n} list={one} />
      ))}
    </li>
  ));
  return list.isOrdered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

const Leaves = ({ of }: { of: unknown }) => (
  <>
    {listOf(of).map((leaf, at) => (
      <Styled key={at} style={looseOf(leaf.style)}>
        <Leaf leaf={leaf} />
      </Styled>
    ))}
  </>
);

function Styled({ style, children }: { style: Loose; children: ComponentChildren }) {
  let shown = <>{children}</>;
  if (style.code) shown = <code class="code">{shown}</code>;
  if (style.underline) shown = <u>{shown}</u>;
  if (style.strike) shown = <s>{shown}</s>;
  if (style.italic) shown = <em>{shown}</em>;
  return style.bold ? <strong>{shown}</strong> : shown;
}

function Leaf({ leaf }: { leaf: Loose }) {
  switch (leaf.type) {
    case 'link':
      return <Link url={wordsIn(leaf.url)}>{wordsIn(leaf.text) || wordsIn(leaf.url)}</Link>;
    case 'user':
      return <span class="mention">{`@${personName(wordsIn(leaf.user_id))}`}</span>;
    case 'channel':
      return <span class="mention">{`#${channelName(wordsIn(leaf.channel_id))}`}</span>;
    case 'usergroup':
      return <span class="mention">{`@${groupName(wordsIn(leaf.usergroup_id))}`}</span>;
    case 'broadcast':
      return <span class="mention">{`@${wordsIn(leaf.range)}`}</span>;
    case 'emoji':
      return <Emoji name={wordsIn(leaf.name)} />;
    case 'color':
      return <Colour value={wordsIn(leaf.value)} />;
    case 'date':
      return (
        <DateSaid
          at={numberIn(leaf.timestamp) ?? Number.NaN}
          format={wordsIn(leaf.format)}
          url={wordsIn(leaf.url)}
          fallback={wordsIn(leaf.fallback)}
        />
      );
    default:
      return <>{wordsIn(leaf.text)}</>;
  }
}

/** The page's own policy allows no style in an element, so the swatch is drawn. */
const Colour = ({ value }: { value: string }) => (
  <span class="colour">
    {value}{' '}
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <rect width="12" height="12" rx="2" fill={value} />
    </svg>
  </span>
);

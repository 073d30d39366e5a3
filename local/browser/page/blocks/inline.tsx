import type { ComponentChildren } from 'preact';
import { now } from '../state.ts';
import { dated } from './dates.ts';
import { emoji } from './emoji.ts';
import type { Inline as Node } from './inline-node.ts';
import { inlineSaid } from './said.ts';

export const Inline = ({ of }: { of: Node[] }) => (
  <>
    {of.map((node, at) => (
      <One key={at} node={node} />
    ))}
  </>
);

function One({ node }: { node: Node }) {
  switch (node.is) {
    case 'text':
      return <>{node.text}</>;
    case 'bold':
      return (
        <strong>
          <Inline of={node.of} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inline of={node.of} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inline of={node.of} />
        </s>
      );
    case 'code':
      return <code class="code">{node.text}</code>;
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'link':
      return <Link url={node.url}>{node.text || node.url}</Link>;
    case 'date':
      return <DateSaid {...node} />;
    default:
      return <span class="mention">{inlineSaid(node)}</span>;
  }
}

export function Emoji({ name }: { name: string }) {
  const known = Object.hasOwn(emoji, name) ? emoji[name] : undefined;
  return known ? (
    <span role="img" aria-label={known[1]}>
      {known[0]}
    </span>
  ) : (
    `:${name}:`
  );
}

/** Only addresses that a text may lead to; anything else is its words alone. */
export function Link({ url, children }: { url: string; children: ComponentChildren }) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

export function DateSaid({ at, format, url, fallback }: DateGiven) {
  const words = dated(at, format, now());
  if (words === '') return <>{fallback}</>;
  return (
    <Link url={url}>
      <time dateTime={new Date(at * 1000).toISOString()}>{words}</time>
    </Link>
  );
}

interface DateGiven {
  at: number;
  format: string;
  url: string;
  fallback: string;
}

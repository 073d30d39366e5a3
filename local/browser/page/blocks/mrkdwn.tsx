import { useMemo } from 'preact/hooks';
import { Inline } from './inline.tsx';
import type { Reading } from './inline-tree.ts';
import { mrkdwnTree, type Part } from './mrkdwn-tree.ts';

/** A text in Slack's markup. */
export function Mrkdwn({ text, verbatim = false }: { text: string } & Reading) {
  const parts = useMemo(() => mrkdwnTree(text, { verbatim }), [text, verbatim]);
  return (
    <>
      {parts.map((part, at) => (
        <PartShown key={at} part={part} />
      ))}
    </>
  );
}

function PartShown({ part }: { part: Part }) {
  if (part.is === 'code block') return <pre class="code-block">{part.text}</pre>;
  const words = <Inline of={part.of} />;
  return part.is === 'quote' ? <blockquote class="quote">{words}</blockquote> : <p class="words">{words}</p>;
}

import { useMemo } from 'preact/hooks';
import type { Block } from '../../protocol/block-kit.ts';
import { Inline } from './inline.tsx';
import { type MarkdownPart, markdownTree } from './markdown-tree.ts';
import { wordsIn } from './read.ts';

export function MarkdownBlock({ block }: { block: Block }) {
  const text = wordsIn(block.text);
  const parts = useMemo(() => markdownTree(text), [text]);
  return (
    <div class="rich-text">
      {parts.map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: MarkdownPart }) {
  switch (part.is) {
    case 'rule':
      return <hr class="divider" />;
    case 'code block':
      return <pre class="code-block">{part.text}</pre>;
    case 'list': {
      const items = part.items.map((of, at) => (
        <li key={at}>
          <Inline of={of} />
        </li>
      ));
      return part.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'heading':
      return (
        <h3 class="header-block">
          <Inline of={part.of} />
        </h3>
      );
    case 'quote':
      return (
        <blockquote class="quote">
          <Inline of={part.of} />
        </blockquote>
      );
    case 'paragraph':
      return (
        <p class="words">
          <Inline of={part.of} />
        </p>
      );
  }
}

import type { Block } from '../../protocol/block-kit.ts';
import { Link } from './inline.tsx';
import { type Loose, listOf, looseOf, wordsIn } from './read.ts';
import { RichText } from './rich-text.tsx';

const states: Record<string, string> = {
  pending: 'To do',
  in_progress: 'In progress',
  complete: 'Done',
  error: 'Failed',
};

export const TaskBlock = ({ block }: { block: Block }) => <Task of={block} />;

function Task({ of }: { of: Loose }) {
  const sources = listOf(of.sources);
  return (
    <article class="card-block" aria-label={wordsIn(of.title)}>
      <p class="card-title">{wordsIn(of.title)}</p>
      <p class="quiet-words">{states[wordsIn(of.status)] ?? wordsIn(of.status)}</p>
      <RichText elements={looseOf(of.details).elements} />
      <RichText elements={looseOf(of.output).elements} />
      {sources.length > 0 && (
        <ul>
          {sources.map((source, at) => (
            <li key={at}>
              <Link url={wordsIn(source.url)}>{wordsIn(source.text)}</Link>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

export const PlanBlock = ({ block }: { block: Block }) => (
  <div class="plan-block">
    <h3 class="header-block">{wordsIn(block.title)}</h3>
    {listOf(block.tasks).map((task, at) => (
      <Task key={at} of={task} />
    ))}
  </div>
);

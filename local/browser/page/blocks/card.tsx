import type { Block } from '../../protocol/block-kit.ts';
import { Elements } from './elements.tsx';
import { isBlock, isElement } from './of-kind.ts';
import { PictureShown } from './picture.tsx';
import { listOf, looseOf, textIn } from './read.ts';
import { said } from './said.ts';
import { Scrolling } from './scrolling.tsx';
import { Words } from './words.tsx';

export function CardBlock({ block }: { block: Block }) {
  const title = textIn(block.title);
  const actions = listOf(block.actions).filter(isElement);
  return (
    <article class="card-block" aria-label={said(title) || 'Card'}>
      {looseOf(block.hero_image).type && <PictureShown of={block.hero_image} />}
      <div class="card-top">
        {looseOf(block.icon).type && <PictureShown of={block.icon} isSmall />}
        <div>
          <div class="card-title">
            <Words of={title} />
          </div>
          <div class="quiet-words">
            <Words of={textIn(block.subtitle)} />
          </div>
        </div>
      </div>
      <Words of={textIn(block.body)} />
      <div class="quiet-words">
        <Words of={textIn(block.subtext)} />
      </div>
      {actions.length > 0 && <Elements block={block} elements={actions} />}
    </article>
  );
}

/** Cards side by side; one scrolls to those out of sight, and the keyboard may scroll too. */
export function CarouselBlock({ block }: { block: Block }) {
  const cards = listOf(block.elements).filter(isBlock);
  return (
    <Scrolling class="carousel-block" name={`${cards.length} cards`}>
      {cards.map((card, at) => (
        <CardBlock key={at} block={card.block_id ? card : { ...card, block_id: block.block_id }} />
      ))}
    </Scrolling>
  );
}

import { useId } from 'preact/hooks';
import type { Block } from '../../protocol/block-kit.ts';
import { ElementShown } from '../fields/element.tsx';
import { PictureShown } from './picture.tsx';
import { said } from './said.ts';
import { Words } from './words.tsx';

export function SectionBlock({ block }: { block: Block }) {
  const id = useId();
  const { text, fields, accessory } = block;
  const label = said(text ?? fields?.[0])
    .replace(/\s+/g, ' ')
    .trim();
  return (
    <div class="section-block">
      <div class="section-words">
        <Words of={text} />
        {fields && (
          <div class="section-fields">
            {fields.map((field, at) => (
              <div key={at}>
                <Words of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="section-accessory">
          {accessory.type === 'image' ? (
            <PictureShown of={accessory} isSmall />
          ) : (
            <ElementShown
              key={accessory.action_id}
              block={block}
              element={accessory}
              naming={{ id, label }}
            />
          )}
        </div>
      )}
    </div>
  );
}

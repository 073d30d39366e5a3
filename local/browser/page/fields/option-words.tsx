import type { Option } from '../../protocol/block-kit.ts';
import { textIn } from '../blocks/read.ts';
import { Words } from '../blocks/words.tsx';

/** The label of a box or a radio button, with what its option says besides. */
export const OptionWords = ({ of, id }: { of: Option; id: string }) => {
  const about = textIn(of.description);
  return (
    <span class="option-words">
      <label for={id}>
        <Words of={of.text} />
      </label>
      {about && (
        <span class="quiet-words" id={`${id}-about`}>
          <Words of={about} />
        </span>
      )}
    </span>
  );
};

import { type Naming, refusalId } from './naming.ts';

/** Why the workspace would not take what stands in the field above. */
export const Refusal = ({ naming, words }: { naming: Naming; words: string | undefined }) =>
  words === undefined ? null : (
    <p class="field-error" id={refusalId(naming)} role="alert">
      {words}
    </p>
  );

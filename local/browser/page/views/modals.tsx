import { views } from '../state.ts';
import { Modal } from './modal.tsx';

/** The person's open forms, each a dialog on top of the one below. */
export const Modals = () => (
  <>
    {views.value.stack.map((view, at, stack) => (
      <Modal key={view.id} view={view} isTop={at === stack.length - 1} />
    ))}
  </>
);

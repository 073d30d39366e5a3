import { views } from '../state.ts';
import { Modal } from './modal.tsx';

/** The person's open forms, each a dialog on top of the one below. */
export const Modals = () => (
  <>
    {views.value.stack.map((view) => (
      <Modal key={view.id} view={view} />
    ))}
  </>
);

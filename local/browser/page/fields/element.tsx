import type { ComponentType } from 'preact';
import { Button } from './button.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { DateInput } from './date-input.tsx';
import { DirectorySelect } from './directory-select.tsx';
import type { ElementGiven } from './element-given.ts';
import { ExternalSelect } from './external-select.tsx';
import { FeedbackButtons } from './feedback-buttons.tsx';
import { FileInput } from './file-input.tsx';
import { MultiStaticSelect } from './multi-static-select.tsx';
import { Overflow } from './overflow.tsx';
import { RadioButtons } from './radio-buttons.tsx';
import { RichTextInput } from './rich-text-input.tsx';
import { StaticSelect } from './static-select.tsx';
import { TextInput } from './text-input.tsx';
import { WorkflowButton } from './workflow-button.tsx';

const kinds: Record<string, ComponentType<ElementGiven>> = {
  button: Button,
  icon_button: Button,
  workflow_button: WorkflowButton,
  feedback_buttons: FeedbackButtons,
  overflow: Overflow,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  static_select: StaticSelect,
  multi_static_select: MultiStaticSelect,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  users_select: DirectorySelect,
  multi_users_select: DirectorySelect,
  channels_select: DirectorySelect,
  multi_channels_select: DirectorySelect,
  conversations_select: DirectorySelect,
  multi_conversations_select: DirectorySelect,
  datepicker: DateInput,
  timepicker: DateInput,
  datetimepicker: DateInput,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  rich_text_input: RichTextInput,
  file_input: FileInput,
};

/** One control, by its type. */
export function ElementShown(given: ElementGiven) {
  const { type } = given.element;
  const Kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  return Kind ? (
    <Kind {...given} />
  ) : (
    <p class="quiet-words">{`A ${type.replaceAll('_', ' ')}, which cannot be used here.`}</p>
  );
}

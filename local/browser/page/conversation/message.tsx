import { useSignal } from '@preact/signals';
import type { Place } from '../../protocol/acts.ts';
import type { MessageShown } from '../../protocol/shown.ts';
import { ask } from '../live.ts';
import { dateOf, msOf, timeOf } from '../shell/london.ts';
import { initialsOf, isApp } from '../shell/names.ts';
import { sayError } from '../shell/notices.tsx';
import { Editing } from './editing.tsx';
import { Files } from './files.tsx';
import { memo } from './memo.tsx';
import { Body } from './message-body.tsx';
import { MoreActions } from './more-actions.tsx';
import { Reactions } from './reactions.tsx';
import { ReplyBar } from './reply-bar.tsx';
import { isLine } from './rows.ts';
import { authorOf } from './voice.ts';

export interface MessageProps {
  message: MessageShown;
  conversation: string;
  /** The thread in whose pane it stands. */
  thread?: string | undefined;
  goesOn: boolean;
}

export const Message = memo(function Message({ message, conversation, thread, goesOn }: MessageProps) {
  const isEditing = useSignal(false);
  const author = authorOf(message);
  const at = msOf(message.ts);
  const body = `${thread ? 'thread' : 'message'}-${message.ts}`;
  const isEphemeral = message.kind === 'ephemeral';
  const place: Place = isEphemeral
    ? { kind: 'ephemeral', ts: message.ts }
    : { kind: 'message', conversation, ts: message.ts };
  if (isLine(message) || message.subtype === 'tombstone')
    return <Plain message={message} label={`${author}, ${timeOf(at)}`} body={body} place={place} at={at} />;
  return (
    <article
      class={`message${goesOn ? ' goes-on' : ''}${isEphemeral ? ' ephemeral' : ''}`}
      data-ts={message.ts}
      tabIndex={-1}
      aria-label={`${author}, ${timeOf(at)}`}
      aria-describedby={body}
    >
      {goesOn ? (
        <Time at={at} class="gutter" />
      ) : (
        <span class="gutter avatar" aria-hidden="true">
          {initialsOf(author)}
        </span>
      )}
      <div class="content">
        {!goesOn && (
          <p class="byline">
            <b>{author}</b>
            {isApp(message.user) && <span class="tag">App</span>}
            <Time at={at} />
          </p>
        )}
        {isEphemeral && <OnlyYou ts={message.ts} />}
        {message.subtype === 'thread_broadcast' && !thread && <p class="about">Replied in a thread</p>}
        {isEditing.value ? (
          <Editing
            message={message}
            conversation={conversation}
            close={() => {
              isEditing.value = false;
            }}
          />
        ) : (
          <div id={body}>
            <Body message={message} place={place} />
            {message.isEdited && <span class="edited"> (edited)</span>}
          </div>
        )}
        {message.files.length > 0 && <Files files={message.files} />}
        {message.isWarned && (
          <p class="warned" role="alert">
            That did not go through: the app did not answer in time. Try again.
          </p>
        )}
        {message.reactions.length > 0 && <Reactions message={message} conversation={conversation} />}
        {!thread && message.replies > 0 && <ReplyBar message={message} conversation={conversation} />}
      </div>
      {!isEphemeral && (
        <MoreActions
          message={message}
          conversation={conversation}
          isInThread={thread !== undefined}
          edit={() => {
            isEditing.value = true;
          }}
        />
      )}
    </article>
  );
});

interface PlainProps {
  message: MessageShown;
  label: string;
  body: string;
  place: Place;
  at: number;
}

/** What nobody says: who came and went, and where a message has been. */
function Plain({ message, label, body, place, at }: PlainProps) {
  return (
    <article
      class="message slack-line"
      data-ts={message.ts}
      tabIndex={-1}
      aria-label={label}
      aria-describedby={body}
    >
      <Time at={at} class="gutter" />
      <div id={body} class="content about">
        <Body message={message} place={place} />
      </div>
    </article>
  );
}

function Time({ at, class: className }: { at: number; class?: string }) {
  return (
    <time class={className} dateTime={new Date(at).toISOString()} title={`${dateOf(at)} at ${timeOf(at)}`}>
      {timeOf(at)}
    </time>
  );
}

function OnlyYou({ ts }: { ts: string }) {
  return (
    <p class="only-you">
      <span>Only visible to you</span>
      <button
        type="button"
        class="quiet"
        aria-label="Dismiss this message"
        onClick={() => ask({ act: 'dismiss', ts }).catch(sayError)}
      >
        Dismiss
      </button>
    </p>
  );
}

/** The way past what stands before the conversation. */
export function SkipLinks() {
  return (
    <div class="skip-links">
      <Skip to="messages" selector=".main [data-current], .main .messages, .main h2" />
      <Skip to="composer" selector=".main .composer textarea, .main h2" />
    </div>
  );
}

function Skip({ to, selector }: { to: string; selector: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>(selector)?.focus();
      }}
    >
      Skip to {to}
    </a>
  );
}

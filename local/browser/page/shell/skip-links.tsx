/** The way past what stands before the conversation. */
export function SkipLinks() {
  return (
    <nav class="skip-links" aria-label="Skip">
      <Skip to="messages" selector=".main [data-current], .main .messages, .main h2" />
      <Skip to="composer" selector=".main .composer textarea, .main h2" />
    </nav>
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

/** What to do, a line each. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="tour-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

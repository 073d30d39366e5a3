import type { FileShown } from '../../protocol/shown.ts';

export function Files({ files }: { files: FileShown[] }) {
  return (
    <ul class="files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          {file.isHere ? (
            <a href={`/file/${encodeURIComponent(file.id)}`} target="_blank" rel="noreferrer noopener">
              {file.name}
            </a>
          ) : (
            <span>{file.name}</span>
          )}
          <span class="about">{file.isHere ? sizeOf(file.size) : 'not kept here'}</span>
        </li>
      ))}
    </ul>
  );
}

export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

import type { FileShown } from '../../protocol/shown.ts';
import { sizeOf } from '../composer/size-of.ts';

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

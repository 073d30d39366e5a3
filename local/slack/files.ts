import type { SharedFile } from './messages.ts';

/** A file of the app's on its way: named, then uploaded, then complete; in a conversation a moment later. */
export interface Upload {
  ticket: string;
  file: SharedFile;
  /** In bytes, as announced. */
  length: number;
  stage: 'named' | 'uploaded' | 'complete';
}

export class Files {
  #uploads = new Map<string, Upload>();

  add(upload: Upload): void {
    this.#uploads.set(upload.file.id, upload);
  }

  get(fileId: string): Upload | undefined {
    return this.#uploads.get(fileId);
  }

  byTicket(ticket: string): Upload | undefined {
    return [...this.#uploads.values()].find((upload) => upload.ticket === ticket);
  }
}

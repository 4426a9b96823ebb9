// What uploading stands on, and who uploads.
import type { Database, Scope } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import type { Files, KeptBytes } from '../../store/files.ts';

export interface UploadHouse extends Chance {
  readonly db: Database;
  readonly files: Files;
}

export interface Uploader {
  readonly id: string;
  readonly city: string;
  readonly scope: Scope;
}

/** Bytes whose hash was found right. */
export interface WholeBytes {
  readonly kept: KeptBytes;
  readonly sha256: string;
  readonly bytes: number;
}

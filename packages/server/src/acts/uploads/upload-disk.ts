// Where the parts of uploads lie until they are whole: files, and the rows beside them. The act that takes parts sees no more than this, so
// that a simulator can put a disk in memory under it.
import type { Result } from '@xunhe/domain/ground/result';
import { inScope } from '../../store/db.ts';
import { dropKept, type KeptBytes, keepBytes } from '../../store/files.ts';
import {
  dropParts,
  joinParts,
  listOpenUploads,
  listParts,
  type OpenUpload,
  savePart,
} from '../../store/files-parts.ts';
import { findUpload } from '../../store/upload.ts';
import type { Uploader, UploadHouse, WholeBytes } from './upload-house.ts';

type Named = Omit<OpenUpload, 'bytes'>;

export interface UploadDisk {
  isWhole(who: Uploader, sha256: string): Promise<boolean>;
  /** Hashes of which the person has begun uploads. */
  listOpen(who: Uploader): Promise<readonly string[]>;
  /** Safe on the disk when it is done, like everything here. */
  savePart(upload: OpenUpload, part: number, bytes: Uint8Array): Promise<void>;
  /** Ascending. Without `bytes` those of the length of which most is there. */
  listParts(upload: Named & { readonly bytes?: number | undefined }): Promise<number[]>;
  /** @throws PartGone when the same upload came twice at once and the other was faster */
  joinParts(upload: OpenUpload, count: number): Promise<{ readonly kept: KeptBytes; readonly sha256: string }>;
  dropParts(upload: Named): Promise<void>;
  keep(city: string, bytes: Uint8Array): Promise<KeptBytes>;
  drop(kept: KeptBytes): Promise<void>;
}

/** The disk with the line in which uploads become whole. */
export interface Uploads extends UploadDisk {
  /** Takes over the kept bytes: they are placed, or removed. */
  finish(who: Uploader, whole: WholeBytes): Promise<Result<true>>;
}

export function openUploadDisk({ db, files }: UploadHouse): UploadDisk {
  return {
    async isWhole({ city, id }, sha256) {
      const key = { city, person: id, sha256 };
      return (await inScope(db, { city, region: city }, (tx) => findUpload(tx, key))) !== null;
    },
    listOpen: ({ city, id }) => listOpenUploads(files, city, id),
    savePart: (upload, part, bytes) => savePart(files, upload, part, bytes),
    listParts: (upload) => listParts(files, upload),
    joinParts: (upload, count) => joinParts(files, upload, count),
    dropParts: (upload) => dropParts(files, upload),
    keep: (city, bytes) => keepBytes(files, city, bytes),
    drop: dropKept,
  };
}

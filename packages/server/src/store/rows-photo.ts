// The rows of pictures and of uploaded bytes.
import type { PhotoRole } from '@xunhe/domain/patrol/record-kind';

/** `waiting` for bytes; `stored`: the bytes are there; `ready`: the pictures to be shown are made; `broken`: they cannot be. */
export type PhotoState = 'waiting' | 'stored' | 'ready' | 'broken';

export interface PhotoRow {
  city: string;
  month: string;
  record: string;
  n: number;
  record_kind: 'patrol' | 'problem' | 'inventory';
  sha256: Buffer;
  bytes: number;
  role: PhotoRole;
  from_where: 'camera' | 'album';
  at: Date;
  lon: number | null;
  lat: number | null;
  person: string;
  reach: string | null;
  region: string;
  received_at: Date | null;
  state: PhotoState;
  width: number | null;
  height: number | null;
  phash: string | null;
  exif_at: Date | null;
  exif_lon: number | null;
  exif_lat: number | null;
  exif_camera: string | null;
  why_broken: string | null;
  /** The number of the move that it came with; null with the record itself. */
  move: number | null;
}

export interface UploadRow {
  city: string;
  person: string;
  sha256: Buffer;
  bytes: number;
  received_at: Date;
}

// A picture that belongs to a record. The record names it by the SHA-256 of its bytes; the bytes travel by themselves, in parts, and may
// come before the record or days after it.
import { PHOTO_ROLES } from '@xunhe/domain/patrol/record-kind';
import Type, { type Static } from 'typebox';
import { CLOSED, InstantText, Nullable } from './wire.ts';

export const Sha256Text = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hexadecimal' });

/** One picture has at most these bytes. A phone makes it far smaller before it keeps it. */
export const MOST_PHOTO_BYTES = 12 * 1024 * 1024;
export const MOST_PHOTOS = 30;

/** WARNING: part of records that phones in the field hold unsent. Add, never rename. */
export const SentPhoto = Type.Object(
  {
    sha256: Sha256Text,
    bytes: Type.Integer({ minimum: 1, maximum: MOST_PHOTO_BYTES }),
    role: Type.Enum(PHOTO_ROLES),
    /** When and where it was put into the record, by the city's clock and the phone's place; what the camera wrote is in the bytes (EXIF). */
    at: InstantText,
    lon: Nullable(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Nullable(Type.Number({ minimum: -90, maximum: 90 })),
    /** Taken with the app's camera button, or chosen from the phone's album. */
    from: Type.Union([Type.Literal('camera'), Type.Literal('album')]),
  },
  CLOSED,
);
export type SentPhoto = Static<typeof SentPhoto>;

export const SentPhotos = Type.Array(SentPhoto, { maxItems: MOST_PHOTOS });

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

const PlaceBody = Type.Object({ lon: Type.Number(), lat: Type.Number() }, CLOSED);

/** A picture as the page of its record tells it. */
export const PhotoBody = Type.Object(
  {
    /** Record and number: under this its sizes are asked for. */
    id: Type.String(),
    n: Type.Integer(),
    role: Type.Enum(PHOTO_ROLES),
    from: Type.Union([Type.Literal('camera'), Type.Literal('album')]),
    /** `waiting`: the phone has not sent the bytes yet. `stored`: the picture to be shown is being made. `broken`: it cannot be shown. */
    state: Type.Union([Type.Literal('waiting'), Type.Literal('stored'), Type.Literal('ready'), Type.Literal('broken')]),
    /** Kind of the reason why it cannot be shown. */
    why: Nullable(Type.String()),
    at: InstantText,
    /** By the phone. Null also where the person who asks may not see where somebody was. */
    place: Nullable(PlaceBody),
    width: Nullable(Type.Integer()),
    height: Nullable(Type.Integer()),
    /** What the camera wrote. */
    cameraAt: Nullable(InstantText),
    cameraPlace: Nullable(PlaceBody),
    camera: Nullable(Type.String()),
    /** Metres from the track of the patrol, or from the place of the problem; null where either is not known. */
    offM: Nullable(Type.Number()),
    /** Minutes before the beginning of the record (negative) or after its end; 0 within. */
    offMinutes: Type.Number(),
  },
  CLOSED,
);
export type PhotoBody = Static<typeof PhotoBody>;

/** On the page of a record. */
export const PhotosOfRecord = {
  photos: Type.Optional(Type.Array(PhotoBody)),
  /** How many of them wait for their bytes. */
  photosWaiting: Type.Optional(Type.Integer()),
};

/** A picture itself: not JSON, so not in the table of endpoints. By the right to see its record; the bytes as they came by a right of their own. */
export const PHOTO_PATH = '/api/photos/:id/:size';
export const PHOTO_ORIGINAL_RIGHT = 'photo.original';
export const PhotoParams = Type.Object(
  {
    id: Type.String({ maxLength: 90, pattern: '^[A-Za-z0-9._:-]+\\.[0-9]{1,2}$' }),
    size: Type.Union([Type.Literal('thumb'), Type.Literal('view'), Type.Literal('original')]),
  },
  CLOSED,
);

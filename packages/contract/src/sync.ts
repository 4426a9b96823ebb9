// Records from the phone, many at a time. Each is an operation of its own with an answer of its own, so that a bad one never holds back the
// ones behind it. A record's content travels as the very text whose bytes the phone hashed: what is stored is what was shown as saved,
// byte for byte.
import { RECORD_KINDS } from '@xunhe/domain/patrol/record-kind';
import Type, { type Static } from 'typebox';
import { Sha256Text } from './photo.ts';
import { CLOSED, IdText, InstantText, Nullable, RefusalBody, UuidText } from './wire.ts';

/** A longer text is uploaded in parts, like a picture, and then named by its hash. */
export const MOST_INLINE_CHARS = 256 * 1024;
export const MOST_OPS = 50;
/** Bytes of one part of an upload; the last one may be shorter. */
export const PART_BYTES = 256 * 1024;
/** The longest text of a record: a patrol of 40,000 fixes needs about two megabytes. */
export const MOST_TEXT_BYTES = 4 * 1024 * 1024;

/** WARNING: phones in the field send this for as long as they hold old records. Add, never rename. */
export const SentOp = Type.Object(
  {
    /** The record's own id. The same id with the same hash is the same record, however often it comes. */
    id: UuidText,
    kind: Type.Enum(RECORD_KINDS),
    /** Version of the content's shape; today all are 1. A server reads all older ones. */
    form: Type.Integer({ minimum: 1, maximum: 1000 }),
    /** SHA-256 of the text's UTF-8 bytes. */
    hash: Sha256Text,
    /** JSON of the record. Absent: "do you have it?", or it was uploaded in parts under its hash. */
    text: Type.Optional(Type.String({ maxLength: MOST_INLINE_CHARS })),
    /** True: the text lies among the uploads. */
    uploaded: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);
export type SentOp = Static<typeof SentOp>;

export const SyncAsk = Type.Object(
  {
    /** Made once by each installation of the app. */
    device: UuidText,
    /** The phone's clock as it sends, the very one by which its records tell their times. How far it is off can be seen, and nothing is refused for it alone. */
    sentAt: InstantText,
    /** Whose records these are. Another may have signed in on the phone since they were taken in hand; then none is taken. */
    person: Type.Optional(IdText),
    ops: Type.Array(SentOp, { minItems: 1, maxItems: MOST_OPS }),
  },
  CLOSED,
);
export type SyncAsk = Static<typeof SyncAsk>;

export const OpAnswer = Type.Object(
  {
    id: UuidText,
    /**
     * `stored`: now. `already`: before, the same content. `unknown`: the server has no such text, send it. `refused`: trying again
     * does not change it, and the server has kept the whole content with the reason. `conflict`: another content is stored under this id;
     * both are kept. `later`: a passing trouble, try again.
     */
    outcome: Type.Union([
      Type.Literal('stored'),
      Type.Literal('already'),
      Type.Literal('unknown'),
      Type.Literal('refused'),
      Type.Literal('conflict'),
      Type.Literal('later'),
    ]),
    refusal: Nullable(RefusalBody),
    /** What the record's own endpoint would answer: the judgement of a patrol, the deadline of a problem. */
    receipt: Nullable(Type.Record(Type.String(), Type.Unknown())),
    /** Pictures of the record whose bytes the server still lacks. Only when it is empty may a phone let go of its copies. */
    photosMissing: Type.Array(Sha256Text),
  },
  CLOSED,
);
export type OpAnswer = Static<typeof OpAnswer>;

export const SyncAnswer = Type.Object({ serverTime: InstantText, answers: Type.Array(OpAnswer) }, CLOSED);
export type SyncAnswer = Static<typeof SyncAnswer>;

/** Which parts of an upload have arrived; `whole` once its bytes were there and their hash was right. */
export const UploadState = Type.Object(
  { sha256: Sha256Text, whole: Type.Boolean(), parts: Type.Array(Type.Integer()) },
  CLOSED,
);
export type UploadState = Static<typeof UploadState>;

/** POST, `application/octet-stream`: one part. `bytes` is the length of the whole, `part` counts from 0. Any order, any number of times. */
export const UPLOAD_PATH = '/api/uploads/:sha256';
export const UploadQuery = Type.Object(
  { bytes: Type.Integer({ minimum: 1 }), part: Type.Integer({ minimum: 0, maximum: 1000 }) },
  CLOSED,
);

// Uploading, as far as it speaks JSON. The bytes themselves go in and out beside the table of endpoints.
import Type from 'typebox';
import type { Endpoint } from './endpoint.ts';
import { MOST_PHOTO_BYTES, Sha256Text } from './photo.ts';
import { UPLOAD_PATH, UploadState } from './sync.ts';
import { CLOSED } from './wire.ts';

export const PHOTO_ENDPOINTS = {
  uploadState: {
    method: 'GET',
    path: UPLOAD_PATH,
    right: 'record.send',
    summary: 'Which parts of an upload of one’s own have arrived',
    params: Type.Object({ sha256: Sha256Text }, CLOSED),
    query: Type.Object({ bytes: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_PHOTO_BYTES })) }, CLOSED),
    answer: UploadState,
  },
} as const satisfies Record<string, Endpoint>;

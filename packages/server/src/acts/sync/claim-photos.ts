// The pictures that a record names, as they are claimed with it.
import type { SentPhoto } from '@xunhe/contract/photo';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { PhotoClaim } from '../../store/photo.ts';

export function makePhotoClaims(
  photos: readonly SentPhoto[] | undefined,
  of: Pick<PhotoClaim, 'city' | 'month' | 'record' | 'record_kind' | 'person' | 'reach' | 'region'>,
): Result<PhotoClaim[]> {
  const claims: PhotoClaim[] = [];
  for (const [n, { sha256, bytes, role, at, lon, lat, from }] of (photos ?? []).entries()) {
    const atMs = parseInstant(at);
    if (atMs === null) return refuse({ kind: 'request.invalid', path: `/photos/${n}/at` });
    claims.push({ ...of, n, sha256, bytes, role, from_where: from, at: new Date(atMs), lon, lat });
  }
  return accept(claims);
}

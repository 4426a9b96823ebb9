// A picture into the phone's store: made small, hashed, and kept under its record before anything else happens to it.
import { MOST_PHOTOS } from '@xunhe/contract/photo';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import type { FieldHouse } from '../house.ts';
import type { KeptPhoto } from '../keeping/outbox-item.ts';

export interface NewPhoto {
  readonly record: string;
  readonly person: string;
  readonly role: KeptPhoto['role'];
  readonly from: KeptPhoto['from'];
  readonly place: { readonly lon: number; readonly lat: number } | null;
}

export async function keepPhoto(
  house: Pick<FieldHouse, 'store' | 'digest' | 'recorder'>,
  photo: NewPhoto,
  small: Uint8Array,
): Promise<Result<KeptPhoto, Refusal>> {
  const { record, person, role, from, place } = photo;
  const there = await house.store.photos(record, person);
  const sha256 = await house.digest(small);
  const twin = there.find((one) => one.sha256 === sha256);
  if (twin) return accept(twin);
  if (there.length >= MOST_PHOTOS) return refuse({ kind: 'photo.many', max: MOST_PHOTOS });
  const kept: KeptPhoto = {
    ...{ record, person, sha256, bytes: small.length, role, from },
    ...{ atMs: house.recorder.cityNow(), lon: place?.lon ?? null, lat: place?.lat ?? null },
  };
  try {
    await house.store.addPhoto(kept, small);
  } catch (error) {
    // A full disk: this one is not kept, those before it are.
    console.error(error);
    return refuse({ kind: 'photo.full', kept: there.length });
  }
  return accept(kept);
}

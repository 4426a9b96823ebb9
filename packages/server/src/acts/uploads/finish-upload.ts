// Bytes become whole: their file gets its name and their row is written together, so that whoever is told "whole" never hears otherwise. A
// kill between the two leaves a file without a row, which the next try covers and the sweep removes. Records that waited for nothing but
// these bytes get their event.

import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { fitsQuota, QUOTA_HOURS } from '@xunhe/domain/patrol/upload-quota';
import { type Database, inScope, type Scope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { dropKept, type Files, type KeptBytes, pathOf, placeFile } from '../../store/files.ts';
import { findCity } from '../../store/place.ts';
import { insertUpload, listComplete, lockUpload } from '../../store/upload.ts';
import { readCityClock } from '../city-clock.ts';

export interface UploadHouse extends Chance {
  readonly db: Database;
  readonly files: Files;
}

/** Whoever uploads. */
export interface Uploader {
  readonly id: string;
  readonly city: string;
  readonly scope: Scope;
}

export interface WholeBytes {
  readonly kept: KeptBytes;
  readonly sha256: string;
  readonly bytes: number;
}

const HOUR_MS = 3_600_000;

/** Takes over the kept bytes: they are placed, or removed. */
export async function finishUpload(house: UploadHouse, who: Uploader, whole: WholeBytes): Promise<Result<true>> {
  try {
    // In the whole city: his record may lie where he serves no longer. Every question names him.
    await inScope(house.db, { ...who.scope, region: who.city }, (tx) => storeUpload(tx, house, { who, whole }));
    return accept(true);
  } catch (error) {
    await dropKept(whole.kept);
    if (error instanceof OverQuota) return refuse(error.refusal);
    throw error;
  }
}

async function storeUpload(
  tx: Tx,
  house: UploadHouse,
  { who, whole }: { readonly who: Uploader; readonly whole: WholeBytes },
): Promise<void> {
  const { city, id: person } = who;
  const { sha256, bytes } = whole;
  await lockUpload(tx, { city, person, sha256 });
  const now = house.now();
  const { nowMs } = readCityClock((await findCity(tx, city))!, now);
  const row = { city, person, sha256: Buffer.from(sha256, 'hex'), bytes, received_at: new Date(now) };
  const at = { since: new Date(now - QUOTA_HOURS * HOUR_MS), cityNow: new Date(nowMs) };
  const arrival = await insertUpload(tx, row, at);
  if (arrival.isNew && !fitsQuota(arrival.before, bytes))
    throw new OverQuota({ kind: 'upload.quota', seconds: HOUR_MS / 1000 });
  for (const { record, record_kind, region, photos } of arrival.records.length === 0
    ? []
    : await listComplete(tx, city, arrival.records))
    await writeEvent(tx, house, {
      city,
      kind: 'photos.arrived',
      key: record,
      region,
      actor: person,
      body: { record: record_kind, photos },
    });
  await placeFile(whole.kept, pathOf(house.files, city, sha256));
}

/** Carries the refusal out of the transaction, which must be undone. */
class OverQuota extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

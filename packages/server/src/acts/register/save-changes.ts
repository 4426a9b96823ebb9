// Writes judged changes: the record, what follows it, and the change itself. The event of the act comes last, once for all of them.
import type { LandCover } from '@xunhe/domain/place/land-cover';
import { parentRegion, regionLevel } from '@xunhe/domain/place/region';
import { isShape } from '@xunhe/domain/place/register-form';
import { writeEvent } from '../../store/events.ts';
import { insertRecord, updateRecord } from '../../store/register.ts';
import { insertChanges } from '../../store/register-change.ts';
import { moveRain, moveSamples, moveToRegion, replaceCover } from '../../store/register-follow.ts';
import type { JudgedChange } from './judge-change.ts';
import { forgetAtDesk, type RegisterDesk } from './register-desk.ts';

export async function saveChange(desk: RegisterDesk, change: JudgedChange): Promise<void> {
  const { tx, city } = desk;
  const { kind, id, record, after, diff, region } = change;
  const at = { city, kind, id };
  // Stations and sources carry the region of their reach; a department, a gauge and a reach have it as a field.
  const isPlaced = kind === 'station' || kind === 'source';
  if (!record) {
    const also = kind === 'region' ? { level: regionLevel(id), parent: parentRegion(id) } : isPlaced ? { region } : {};
    await insertRecord(tx, at, { values: after.values, also });
  } else {
    const also: Record<string, string | null> = isPlaced && region !== record.region ? { region } : {};
    await updateRecord(tx, at, { patch: diff.after, also });
    if (kind === 'station' && 'reach' in diff.after.values)
      await moveSamples(tx, city, { station: id, reach: String(after.values.reach), region: region! });
    if (kind === 'gauge' && region !== record.region) await moveRain(tx, city, { gauge: id, region: region! });
    if (kind === 'reach' && region !== record.region) await moveToRegion(tx, city, { reach: id, region: region! });
  }
  if (kind === 'reach' && 'landCover' in (record ? diff.after : after).values)
    await replaceCover(tx, city, {
      reach: id,
      region: region!,
      cover: (after.values.landCover ?? null) as LandCover | null,
    });
  forgetAtDesk(desk, kind, id);
}

/** @param reason of the act, as its person wrote it */
export async function noteChanges(
  desk: RegisterDesk,
  event: { readonly kind: string; readonly reason: string; readonly body?: object },
  changes: readonly JudgedChange[],
): Promise<void> {
  const { tx, city, who, at, act, house } = desk;
  const batch = changes.length > 1 ? act : null;
  await insertChanges(
    tx,
    { city, at, by: who.id, reason: event.reason, batch },
    changes.map(({ kind, id, deed, record, diff, region, takesBack }) => ({
      ...{ kind, id, deed, version: (record?.version ?? 0) + 1, region: region ?? city.padEnd(12, '0') },
      ...{ before: diff.before, after: diff.after, takesBack: takesBack ?? null },
    })),
  );
  const [first] = changes;
  await writeEvent(tx, house, {
    ...{ city, kind: event.kind, key: act, region: commonRegion(who.region, changes), actor: who.id },
    body: {
      ...{ kind: first!.kind, reason: event.reason, ...event.body },
      records: changes.map(({ kind, id, record }) => ({ kind, id, version: (record?.version ?? 0) + 1 })),
      ...(changes.length === 1 && { before: withoutShape(first!.diff.before), after: withoutShape(first!.diff.after) }),
      ...(batch && { batch, fields: Object.keys(first!.diff.after.values) }),
    },
  });
}

function commonRegion(own: string, [first, ...more]: readonly JudgedChange[]): string {
  return more.length === 0 && first?.region ? first.region : own;
}

/** A line of thousands of points stands in the change; the record of the city says that it was another. */
function withoutShape<T extends { readonly values: object } | null>(patch: T) {
  if (!patch) return null;
  const values = Object.entries(patch.values).map(([field, value]) => [field, isShape(value) ? 'shape' : value]);
  return { ...patch, values: Object.fromEntries(values) };
}

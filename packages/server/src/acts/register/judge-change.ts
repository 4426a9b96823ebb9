// Whether a change may be made: by whoever asks, on what he saw, with values that fit, naming what is there, and leaving nothing without
// what it stands on.
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { containsRegion, parentRegion, regionLevel } from '@xunhe/domain/place/region';
import { checkNewValues, checkValues, judgeRegionCode } from '@xunhe/domain/place/register-check';
import { REGISTER_FORMS, type RegisterKind, type RegisterValues } from '@xunhe/domain/place/register-form';
import type { RegisterRecord } from '@xunhe/domain/place/register-record';
import { diffRecord, patchRecord, type RegisterDeed, type RegisterPatch } from '@xunhe/domain/place/register-record';
import { isShapeFault, judgeShape } from '@xunhe/domain/place/shape';
import type { FoundRecord } from '../../store/register.ts';
import { listChanges } from '../../store/register-change.ts';
import { listDownstream, listUses } from '../../store/register-use.ts';
import { type RegisterDesk, readAtDesk } from './register-desk.ts';

export interface WantedChange {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly deed: RegisterDeed;
  readonly patch: RegisterPatch;
  /** The version that the person saw; undefined: it does not matter. */
  readonly seen?: number;
  readonly takesBack?: number;
  /** A record that a split makes; what is made by hand says so by its deed. */
  readonly isNew?: true;
  /** What may still stand on a record that is retired, because the act itself sees to its end. */
  readonly leaves?: readonly string[];
}

export interface JudgedChange extends WantedChange {
  readonly record: FoundRecord | null;
  readonly after: RegisterRecord;
  readonly diff: { readonly before: RegisterPatch | null; readonly after: RegisterPatch };
  /** Where the record lies afterwards; null: the whole city. */
  readonly region: string | null;
}

export async function judgeChange(desk: RegisterDesk, wanted: WantedChange): Promise<Result<JudgedChange>> {
  const { kind, id, deed } = wanted;
  const record = await readAtDesk(desk, kind, id);
  const reached = deed === 'create' || wanted.isNew ? checkNew(desk, wanted, record) : checkReached(desk, kind, record);
  if (reached) return refuse(reached);
  const moved = record && (await checkSeen(desk, wanted, record));
  if (moved) return refuse(moved);
  if (record && record.retiredOn !== null && wanted.patch.retiredOn === undefined && deed !== 'undo')
    return refuse({ kind: 'register.retired', on: record.retiredOn });
  const patch = { ...wanted.patch, values: tidy(kind, wanted.patch.values) };
  const before = record ?? { values: {}, retiredOn: null };
  const diff = diffRecord(before, patch);
  if (!diff) return refuse({ kind: 'register.same' });
  const after = patchRecord(before, patch);
  const wrong = after.retiredOn === null ? await checkInForce(desk, wanted, { before, after }) : null;
  if (wrong) return refuse(wrong);
  const used = before.retiredOn === null && after.retiredOn !== null && record && (await checkUses(desk, wanted));
  if (used) return refuse(used);
  const region = await regionOf(desk, { kind, id, values: after.values });
  if (region !== null && !containsRegion(desk.who.region, region))
    return refuse({
      kind: 'register.area',
      path: pathOf('region' in REGISTER_FORMS[kind] ? 'region' : 'reach'),
    });
  return accept({
    ...{ ...wanted, patch, record, after, region },
    diff: record ? diff : { before: null, after: { values: after.values } },
  });
}

export function pathOf(field: string): string {
  return `/body/values/${field}`;
}

/** Outer blanks go, what is empty is null, and a shape is reduced to what is stored. What is wrong stays as it is, for the check to name. */
function tidy(kind: RegisterKind, values: RegisterValues): RegisterValues {
  const form = REGISTER_FORMS[kind];
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (typeof value === 'string') return [field, value.trim() === '' ? null : value.trim()];
      const of = form[field];
      // A reach without any class has no cover.
      if (of?.form === 'cover' && value !== null && Object.keys(value).length === 0) return [field, null];
      if (of?.form !== 'shape' || value === null) return [field, value];
      const judged = judgeShape(value, of.kinds);
      return [field, isShapeFault(judged) ? value : judged.shape];
    }),
  );
}

/** Town offices read; the waters and the map of regions are the city's. */
function checkOffice({ who }: RegisterDesk, kind: RegisterKind): Refusal | null {
  const level = regionLevel(who.region);
  if (level !== 'city' && level !== 'district') return { kind: 'register.level' };
  return kind === 'water' && level !== 'city' ? { kind: 'register.cityOnly' } : null;
}

function checkNew(desk: RegisterDesk, { kind, id }: WantedChange, record: FoundRecord | null): Refusal | null {
  const office = checkOffice(desk, kind);
  if (office) return office;
  if (kind === 'region') {
    const fault = judgeRegionCode(id, { city: desk.city });
    if (fault) return { ...fault, path: '/body/id' };
    if (!containsRegion(desk.who.region, id)) return { kind: 'register.area', path: '/body/id' };
  }
  return record ? { kind: 'id.taken', path: '/body/id', id } : null;
}

/** What lies outside his region is not there for him, but for what the whole city sees. */
export function checkReached(desk: RegisterDesk, kind: RegisterKind, record: FoundRecord | null): Refusal | null {
  if (!record) return { kind: 'notFound' };
  const { region } = record;
  if (region !== null && !containsRegion(desk.who.region, region)) {
    const reach = kind === 'reach' ? record.id : record.values.reach;
    if (kind === 'department' || kind === 'gauge' || kind === 'region') return { kind: 'register.area' };
    return {
      kind: desk.who.scope.shared?.includes(String(reach)) && kind !== 'source' ? 'reach.readOnly' : 'notFound',
    };
  }
  return checkOffice(desk, kind);
}

/** Somebody was faster: who, when, and which fields. */
async function checkSeen(desk: RegisterDesk, { kind, id, seen }: WantedChange, record: FoundRecord) {
  if (seen === undefined || seen === record.version) return null;
  const since = (await listChanges(desk.tx, desk.city, { kind, id })).filter(({ version }) => version > seen);
  const fields = [...new Set(since.flatMap(({ after }) => Object.keys(after.values)))];
  const newest = since[0];
  return {
    ...{ kind: 'register.moved', version: record.version, fields },
    ...(newest && { by: newest.byName ?? newest.by, at: newest.at.toISOString(), deed: newest.deed }),
  };
}

async function checkInForce(
  desk: RegisterDesk,
  { kind, id, deed }: WantedChange,
  { before, after }: { readonly before: RegisterRecord; readonly after: RegisterRecord },
): Promise<Refusal | null> {
  const [fault] = [
    ...checkValues(kind, after.values, before.values),
    ...(deed === 'create' ? checkNewValues(kind, after.values) : []),
  ];
  if (fault) {
    const { field, ...reason } = fault;
    return { ...reason, path: pathOf(field) };
  }
  const isBack = before.retiredOn !== null;
  for (const [field, of] of Object.entries(REGISTER_FORMS[kind])) {
    const to = after.values[field];
    if (of.form !== 'record' || typeof to !== 'string') continue;
    if (!isBack && to === before.values[field]) continue;
    const wrong = await checkNamed(desk, { kind: of.of, id: to });
    if (wrong) return { ...wrong, path: pathOf(field) };
  }
  const parent = kind === 'region' ? parentRegion(id) : null;
  const above = parent && (isBack || Object.keys(before.values).length === 0);
  const wrong = above ? await checkNamed(desk, { kind: 'region', id: parent }) : null;
  if (wrong) return { ...wrong, path: '/body/id' };
  return kind === 'reach' ? checkCircle(desk, id, after.values.downstream) : null;
}

async function checkNamed(
  desk: RegisterDesk,
  { kind, id }: { readonly kind: RegisterKind; readonly id: string },
): Promise<Refusal | null> {
  const named = await readAtDesk(desk, kind, id);
  if (!named) return { kind: 'ref.unknown', thing: kind, id };
  return named.retiredOn === null ? null : { kind: 'ref.retired', thing: kind, id, on: named.retiredOn };
}

async function checkCircle(desk: RegisterDesk, id: string, downstream: unknown): Promise<Refusal | null> {
  if (typeof downstream !== 'string') return null;
  const ids = downstream === id ? [id] : await listDownstream(desk.tx, desk.city, downstream);
  const at = ids.indexOf(id);
  return at < 0
    ? null
    : { kind: 'network.circle', path: pathOf('downstream'), ids: ids.slice(0, Math.min(at + 1, 10)) };
}

async function checkUses(desk: RegisterDesk, { kind, id, leaves = [] }: WantedChange): Promise<Refusal | null> {
  const found = await listUses(desk.tx, desk.city, { kind, id, today: desk.today });
  const uses = found.filter(({ what }) => !leaves.includes(what));
  return uses.length === 0 ? null : { kind: 'register.used', uses };
}

async function regionOf(
  desk: RegisterDesk,
  { kind, id, values }: { readonly kind: RegisterKind; readonly id: string; readonly values: RegisterValues },
): Promise<string | null> {
  if (kind === 'water') return null;
  if (kind === 'region') return id;
  if ('region' in REGISTER_FORMS[kind]) return String(values.region);
  return (await readAtDesk(desk, 'reach', String(values.reach)))!.region;
}

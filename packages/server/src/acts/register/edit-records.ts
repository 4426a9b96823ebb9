// The same fields on many records: all of them or none. The refusal names the record at which it stopped.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { BULK_FIELDS, MOST_AT_ONCE, type RegisterKind, type RegisterValues } from '@xunhe/domain/place/register-form';
import type { Person } from '../../store/people.ts';
import { type JudgedChange, judgeChange } from './judge-change.ts';
import { atRegisterDesk, type RegisterHouse, readManyAtDesk } from './register-desk.ts';
import { noteChanges, saveChange } from './save-changes.ts';

export interface BulkEdit {
  readonly kind: RegisterKind;
  readonly records: readonly { readonly id: string; readonly seen: number }[];
  readonly values: RegisterValues;
  readonly reason: string;
}

export async function editRecords(
  house: RegisterHouse,
  who: Person,
  { kind, records, values, reason }: BulkEdit,
): Promise<Result<{ readonly changed: number; readonly same: number }>> {
  const own = Object.keys(values).find((field) => !BULK_FIELDS[kind].includes(field));
  if (own !== undefined) return refuse({ kind: 'register.ownField', path: `/body/values/${own}`, field: own });
  if (records.length > MOST_AT_ONCE)
    return refuse({ kind: 'register.many', path: '/body/records', most: MOST_AT_ONCE });
  const twice = records.findIndex(({ id }, at) => records.findIndex((one) => one.id === id) < at);
  if (twice >= 0) return refuse({ kind: 'register.twice', path: `/body/records/${twice}`, id: records[twice]!.id });
  return atRegisterDesk(house, who, async (desk) => {
    await readManyAtDesk(
      desk,
      kind,
      records.map(({ id }) => id),
    );
    const judged: JudgedChange[] = [];
    for (const [at, { id, seen }] of records.entries()) {
      const one = await judgeChange(desk, { kind, id, seen, deed: 'edit', patch: { values } });
      if (one.ok) judged.push(one.value);
      else if (one.refusal.kind !== 'register.same') {
        // What is wrong with the values is wrong for all; the rest is this record's own.
        const place = one.refusal.path ?? `/body/records/${at}`;
        // Of what is not there nothing is told but its place.
        return refuse({ ...one.refusal, path: place, ...(one.refusal.kind !== 'notFound' && { record: id }) });
      }
    }
    if (judged.length === 0) return refuse({ kind: 'register.same' });
    for (const change of judged) await saveChange(desk, change);
    await noteChanges(desk, { kind: 'register.bulkEdited', reason: reason.trim() }, judged);
    return accept({ changed: judged.length, same: records.length - judged.length });
  });
}

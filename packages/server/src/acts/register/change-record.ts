// One record of a register: made, edited, retired.
import { isDay } from '@xunhe/domain/ground/day';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { RegisterKind, RegisterValues } from '@xunhe/domain/place/register-form';
import type { Person } from '../../store/people.ts';
import { judgeChange, type WantedChange } from './judge-change.ts';
import { atRegisterDesk, type RegisterDesk, type RegisterHouse } from './register-desk.ts';
import { noteChanges, saveChange } from './save-changes.ts';

export interface ChangedRecord {
  readonly id: string;
  readonly version: number;
}

interface Named {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly reason: string;
}

const LONGEST_REASON = 500;

export function createRecord(
  house: RegisterHouse,
  who: Person,
  { kind, id, values, reason }: Named & { readonly values: RegisterValues },
): Promise<Result<ChangedRecord>> {
  return atRegisterDesk(house, who, (desk) =>
    makeChange(desk, { kind, id, deed: 'create', patch: { values } }, { kind: 'register.created', reason }),
  );
}

export function editRecord(
  house: RegisterHouse,
  who: Person,
  { kind, id, values, seen, reason }: Named & { readonly values: RegisterValues; readonly seen: number },
): Promise<Result<ChangedRecord>> {
  return atRegisterDesk(house, who, (desk) =>
    makeChange(desk, { kind, id, deed: 'edit', patch: { values }, seen }, { kind: 'register.edited', reason }),
  );
}

export async function retireRecord(
  house: RegisterHouse,
  who: Person,
  { kind, id, on, seen, reason }: Named & { readonly on: string; readonly seen: number },
): Promise<Result<ChangedRecord>> {
  if (!isDay(on)) return refuse({ kind: 'date.impossible', path: '/body/on' });
  if (reason.trim() === '') return refuse({ kind: 'register.reason', path: '/body/reason' });
  return atRegisterDesk(house, who, (desk) => {
    if (on > desk.today) return Promise.resolve(refuse({ kind: 'date.future', path: '/body/on', today: desk.today }));
    const wanted = { kind, id, deed: 'retire', patch: { values: {}, retiredOn: on }, seen } as const;
    return makeChange(desk, wanted, { kind: 'register.retired', reason });
  });
}

export async function makeChange(
  desk: RegisterDesk,
  wanted: WantedChange,
  event: { readonly kind: string; readonly reason: string; readonly body?: object },
): Promise<Result<ChangedRecord>> {
  const reason = event.reason.trim();
  if (reason.length > LONGEST_REASON)
    return refuse({ kind: 'value.tooLong', path: '/body/reason', longest: LONGEST_REASON });
  const judged = await judgeChange(desk, wanted);
  if (!judged.ok) return judged;
  await saveChange(desk, judged.value);
  await noteChanges(desk, { ...event, reason }, [judged.value]);
  return accept({ id: wanted.id, version: (judged.value.record?.version ?? 0) + 1 });
}

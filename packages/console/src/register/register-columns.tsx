// The columns of a register: what its form says, with the names of what a record names.
import type { RegisterRecordBody } from '@xunhe/contract/register';
import { REGISTER_FORMS, type RegisterKind, type RegisterValues } from '@xunhe/domain/place/register-form';
import { pickName, useWords } from '@xunhe/ui/words';
import { useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sayField, sayValue } from './say-register.ts';
import { REGISTER_WORDS } from './words-register.ts';

const WIDTHS: Readonly<Record<string, number>> = {
  kind: 130,
  bank: 80,
  basin: 130,
  status: 100,
  region: 170,
  openedOn: 120,
};
const OWN_COLUMN = new Set(['name', 'nameEn', 'geometry', 'landCover', 'coverYear', 'lon', 'lat']);

export function useRegisterColumns(
  { kind, retired }: { readonly kind: RegisterKind; readonly retired: boolean },
  onOpen: (id: string) => void,
): ListColumn<RegisterRecordBody>[] {
  const say = useWords(REGISTER_WORDS);
  const sayRegion = useRegionNames();
  const { language } = say;
  const nameOf = ({ values, id }: RegisterRecordBody) => pickName(language, values.name ?? id, values.nameEn ?? null);
  const form = REGISTER_FORMS[kind];
  const tell = (row: RegisterRecordBody, field: string) => {
    const value = (row.values as RegisterValues)[field] ?? null;
    if (value === null) return null;
    if (typeof value === 'number') return value;
    return sayValue({ kind, field, value }, language, row.names[field as keyof RegisterRecordBody['names']]);
  };
  return [
    {
      ...{ key: 'name', title: sayField('name', language), width: 220, stays: true, sort: 'name' },
      render: (_, row) => (
        <button
          type="button"
          className="register-open clip"
          aria-label={say('open', { name: nameOf(row) })}
          onClick={() => onOpen(row.id)}
        >
          {nameOf(row)}
        </button>
      ),
      cell: nameOf,
    },
    ...Object.keys(form)
      .filter((field) => !OWN_COLUMN.has(field))
      .map((field) =>
        plain<RegisterRecordBody>(
          {
            ...{ key: field, title: sayField(field, language), width: WIDTHS[field] ?? 160, sort: field },
            ...(form[field]!.form === 'number' && { align: 'right' as const, width: 120 }),
          },
          (row) => tell(row, field),
        ),
      ),
    ...('reach' in form
      ? [
          plain<RegisterRecordBody>(
            { key: 'region', title: sayField('region', language), width: 170, sort: 'region' },
            (row) => sayRegion(row.region ?? '', row.regionName ?? ''),
          ),
        ]
      : []),
    ...('lon' in form ? (['lon', 'lat'] as const) : []).map((field) => ({
      ...{ key: field, title: sayField(field, language), fileOnly: true as const },
      cell: (row: RegisterRecordBody) => row.values[field] ?? null,
    })),
    {
      ...{ key: 'id', title: sayField(kind === 'region' ? 'code' : 'id', language), width: 140, sort: 'id' },
      render: (_, row) => <span className="muted">{row.id}</span>,
      cell: (row) => row.id,
    },
    ...(retired
      ? [
          plain<RegisterRecordBody>(
            { key: 'retiredOn', title: sayField('retiredOn', language), width: 110, sort: 'retiredOn' },
            (row) => row.retiredOn,
          ),
        ]
      : []),
  ];
}

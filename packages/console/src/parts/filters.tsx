// Filters of the lists: chips for a few choices, a searchable choice of regions, and a text that waits until typing rests.
import { useQuery } from '@tanstack/react-query';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useLanguage, useWords } from '@xunhe/ui/words';
import { Input, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';

const WORDS = defineWords({
  region: ['全部区域', 'All regions'],
  find: ['查找名称', 'Find by name'],
  drop: ['取消筛选：{name}', 'Drop the filter: {name}'],
});

export interface Chip<V extends string> {
  readonly value: V | undefined;
  readonly words: ReactNode;
  readonly count?: number;
}

interface ChipsProps<V extends string> {
  readonly label: string;
  readonly chips: readonly Chip<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V | undefined) => void;
}

export function Chips<V extends string>({ label, chips, value, onChange }: ChipsProps<V>) {
  return (
    <fieldset className="chips" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value ?? 'all'}
          type="button"
          className="chip"
          aria-pressed={chip.value === value}
          onClick={() => onChange(chip.value)}
        >
          {chip.words}
          {chip.count !== undefined && <span className="chip-count"> {chip.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}

export function useRegions() {
  return useQuery({ queryKey: ['regions'], queryFn: ({ signal }) => ask('regions', { signal }), staleTime: 600_000 });
}

/** The name of a region in the language of the page, for rows that carry only its Chinese name. */
export function useRegionNames(): (code: string, name: string) => string {
  const language = useLanguage();
  const regions = useRegions();
  const byCode = useMemo(() => new Map((regions.data?.rows ?? []).map((row) => [row.code, row])), [regions.data]);
  return (code, name) => pickName(language, name, byCode.get(code)?.nameEn);
}

/** The name of a district by its first six digits; the digits while names are not there. */
export function useDistrictNames(): (district: string) => string {
  const language = useLanguage();
  const regions = useRegions();
  return (district) => {
    const row = regions.data?.rows.find(({ code }) => code === district.padEnd(12, '0'));
    return row ? pickName(language, row.name, row.nameEn) : district;
  };
}

/** A filter that came with a link: shown with its name, dropped by a press. */
export function OnlyChip({ words, onDrop }: { readonly words: string; readonly onDrop: () => void }) {
  const say = useWords(WORDS);
  return (
    <button type="button" className="chip" aria-label={say('drop', { name: words })} onClick={onDrop}>
      {words} <span aria-hidden>×</span>
    </button>
  );
}

/** The same for a reach: its name is asked for, as the list may be empty. */
export function ReachOnly({ reach, onDrop }: { readonly reach: string; readonly onDrop: () => void }) {
  const say = useWords(WORDS);
  const found = useQuery({
    queryKey: ['reach', reach],
    queryFn: ({ signal }) => ask('reach', { params: { id: reach }, signal }),
  });
  return (
    <OnlyChip words={found.data ? pickName(say.language, found.data.name, found.data.nameEn) : reach} onDrop={onDrop} />
  );
}

interface RegionChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (region: string | undefined) => void;
}

const DEPTH: Readonly<Record<string, number>> = { district: 0, town: 1, village: 2 };

/** The tree of regions, each below the one it belongs to. */
export function useRegionOptions(): readonly {
  readonly value: string;
  readonly label: string;
  readonly level: string;
}[] {
  const language = useLanguage();
  const regions = useRegions();
  return useMemo(
    () =>
      (regions.data?.rows ?? [])
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code, name, nameEn, level }) => ({
          value: code,
          level,
          label: `${'\u3000'.repeat(DEPTH[level] ?? 0)}${pickName(language, name, nameEn)}`,
        })),
    [regions.data, language],
  );
}

/** A chosen region without the spaces by which it stands below another in the list. */
export function sayChosenRegion({ label }: { readonly label?: ReactNode }): ReactNode {
  return typeof label === 'string' ? label.trimStart() : label;
}

export function RegionChoice({ value, onChange }: RegionChoiceProps) {
  const say = useWords(WORDS);
  const options = useRegionOptions().filter(({ level }) => level !== 'city');
  return (
    <Select
      size="small"
      className="filter-region"
      aria-label={say('region')}
      placeholder={say('region')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(region: string | null | undefined) => onChange(region ?? undefined)}
      options={options}
      labelRender={sayChosenRegion}
    />
  );
}

export function FindText({
  value,
  onChange,
  label,
}: {
  /** What is looked for; a name, where nothing is said. */
  readonly label?: string;
  readonly value: string | undefined;
  readonly onChange: (q: string | undefined) => void;
}) {
  const say = useWords(WORDS);
  return (
    <Input.Search
      key={value ?? ''}
      size="small"
      className="filter-text"
      aria-label={label ?? say('find')}
      placeholder={label ?? say('find')}
      allowClear
      maxLength={60}
      defaultValue={value ?? ''}
      onSearch={(text) => onChange(text.trim() || undefined)}
    />
  );
}

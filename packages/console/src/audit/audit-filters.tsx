// What the audit administrator looks for: kind, people, place, key and days of the city.
import { useQuery } from '@tanstack/react-query';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Select } from 'antd';
import { DayInput } from '../parts/day-input.tsx';
import { FindText, RegionChoice } from '../parts/filters.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { AuditSearch } from './audit-address.ts';
import { sayEvent } from './event-words.ts';

const WORDS = defineWords({
  kind: ['全部事项', 'Everything'],
  who: ['操作人姓名或编号', 'By: name or id'],
  whom: ['涉及人姓名或编号', 'About: name or id'],
  q: ['事项或对象编号', 'Kind or id of the thing'],
  from: ['起始日', 'From'],
  to: ['截止日', 'To'],
});

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (change: { [K in keyof AuditSearch]?: AuditSearch[K] | undefined }) => void;
}

export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  return (
    <>
      <KindChoice value={search.kind} onChange={(kind) => onChange({ kind })} />
      <FindText label={say('who')} value={search.who} onChange={(who) => onChange({ who })} />
      <FindText label={say('whom')} value={search.whom} onChange={(whom) => onChange({ whom })} />
      <RegionChoice value={search.region} onChange={(region) => onChange({ region })} />
      <FindText label={say('q')} value={search.q} onChange={(q) => onChange({ q })} />
      <span className="audit-days">
        <DayInput label={say('from')} value={search.from} max={city.today} onChange={(from) => onChange({ from })} />
        <DayInput label={say('to')} value={search.to} max={city.today} onChange={(to) => onChange({ to })} />
      </span>
    </>
  );
}

interface ChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** The kinds there are; one that is not among them (an old link, a beginning like `problem.`) is shown as it is. */
function KindChoice({ value, onChange }: ChoiceProps) {
  const say = useWords(WORDS);
  const may = useRight('audit.read');
  const kinds = useQuery({
    queryKey: ['audit', 'kinds'],
    queryFn: ({ signal }) => ask('auditKinds', { signal }),
    enabled: may,
  });
  return (
    <Select
      size="small"
      className="filter-region"
      aria-label={say('kind')}
      placeholder={say('kind')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(kind: string | null | undefined) => onChange(kind ?? undefined)}
      options={(kinds.data?.rows ?? []).map(({ kind, count }) => ({
        value: kind,
        label: `${sayEvent(kind, say.language)} (${count})`,
      }))}
    />
  );
}

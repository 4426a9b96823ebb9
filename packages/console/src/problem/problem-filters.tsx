// What a list of problems is narrowed by, and its order.
import { PROBLEM_STATES } from '@xunhe/domain/problem/flow';
import { PROBLEM_SOURCES, PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import { PROBLEM_SORTS, type ProblemSort } from '@xunhe/domain/problem/queue';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_SOURCE_WORDS, PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Select } from 'antd';
import { DayInput } from '../parts/day-input.tsx';
import { FindText, ReachOnly, RegionChoice } from '../parts/filters.tsx';
import { FoldedFilters } from '../parts/folded-filters.tsx';
import type { ProblemSearch } from './problem-address.ts';

const WORDS = defineWords({
  q: ['编号、描述或河段', 'Number, words or reach'],
  states: ['全部状态', 'All states'],
  types: ['全部类型', 'All types'],
  sources: ['全部来源', 'All sources'],
  departments: ['全部单位', 'All departments'],
  dueFrom: ['时限自', 'Due from'],
  dueTo: ['至', 'to'],
  from: ['上报自', 'Reported from'],
  to: ['至', 'to'],
  sort: ['排序', 'Order'],
  due: ['按时限', 'By due day'],
  reported: ['按上报时间', 'Newest first'],
  state: ['按状态', 'By state'],
});

interface ProblemFiltersProps {
  readonly search: ProblemSearch;
  readonly sort: NonNullable<ProblemSearch['sort']>;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (change: { [K in keyof ProblemSearch]?: ProblemSearch[K] | undefined }) => void;
}

export function ProblemFilters({ search, sort, departments, onChange }: ProblemFiltersProps) {
  const say = useWords(WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const saySource = useWords(PROBLEM_SOURCE_WORDS);
  const named = (values: readonly string[], word: (value: string) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return (
    <FoldedFilters active={countActive(search)}>
      <FindText label={say('q')} value={search.q} onChange={(q) => onChange({ q })} />
      <Choice
        label={say('states')}
        value={search.state}
        options={named(PROBLEM_STATES, sayState.any)}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        label={say('types')}
        value={search.type}
        options={named(PROBLEM_TYPES, sayType.any)}
        onChange={(type) => onChange({ type })}
      />
      <Choice
        label={say('sources')}
        value={search.source}
        options={named(PROBLEM_SOURCES, saySource.any)}
        onChange={(source) => onChange({ source })}
      />
      <Choice
        label={say('departments')}
        value={search.department}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(department) => onChange({ department })}
      />
      <RegionChoice value={search.region} onChange={(region) => onChange({ region })} />
      <span className="audit-days">
        <DayInput label={say('dueFrom')} value={search.dueFrom} onChange={(dueFrom) => onChange({ dueFrom })} />
        <DayInput label={say('dueTo')} value={search.dueTo} onChange={(dueTo) => onChange({ dueTo })} />
      </span>
      <span className="audit-days">
        <DayInput label={say('from')} value={search.from} onChange={(from) => onChange({ from })} />
        <DayInput label={say('to')} value={search.to} onChange={(to) => onChange({ to })} />
      </span>
      {search.reach && <ReachOnly reach={search.reach} onDrop={() => onChange({ reach: undefined })} />}
      <Select
        size="small"
        aria-label={say('sort')}
        popupMatchSelectWidth={false}
        style={{ width: 130 }}
        // Ordered by a head of the table it is neither of these.
        value={PROBLEM_SORTS.find((one) => one === sort) ?? null}
        placeholder={say('sort')}
        onChange={(to: ProblemSort) => onChange({ sort: to, order: undefined })}
        options={PROBLEM_SORTS.map((value) => ({ value, label: say(value) }))}
      />
    </FoldedFilters>
  );
}

/** A range of days is one. */
function countActive({
  q,
  state,
  type,
  source,
  department,
  region,
  reach,
  dueFrom,
  dueTo,
  from,
  to,
}: ProblemSearch): number {
  return [q, state, type, source, department, region, reach, dueFrom ?? dueTo, from ?? to].filter(Boolean).length;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      size="small"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      style={{ width: 130 }}
      value={value ?? null}
      onChange={(to: string | null | undefined) => onChange(to ?? undefined)}
      options={[...options]}
    />
  );
}

// 疑点: questions about patrols that look made for form's sake, each a sentence with its figures.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SignalRowBody } from '@xunhe/contract/signal';
import { SIGNAL_KINDS, SIGNAL_STATES } from '@xunhe/domain/patrol/signals/signal';
import { sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { Select } from 'antd';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, OnlyChip, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import './signal.css';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { SignalSearch } from './signal-address.ts';
import { SignalNote } from './signal-note.tsx';
import { SEVERITY_WORDS, SIGNAL_KIND_WORDS, SIGNAL_STATE_WORDS, sayQuestion } from './words-signals.ts';

const WORDS = defineWords({
  title: ['疑点', 'Signals'],
  state: ['核实情况', 'State'],
  all: ['全部', 'All'],
  severity: ['强弱', 'Strength'],
  kind: ['全部类型', 'All kinds'],
  month: ['月份', 'Month'],
  what: ['问题', 'Question'],
  who: ['涉及', 'About'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  ofPatrol: ['仅某次巡河', 'One patrol'],
  ofPerson: ['仅一人', 'One person'],
  ofMonth: ['仅{month}', '{month} only'],
  code: ['编号', 'Code'],
  none: ['没有符合条件的疑点。', 'No signal matches.'],
  noneOf: ['{kind}：没有符合条件的疑点。', '{kind}: no signal matches.'],
});

const route = getRouteApi('/signals');

export function SignalList() {
  const say = useWords(WORDS);
  const may = useRight('signal.read');
  const sayKind = useWords(SIGNAL_KIND_WORDS);
  const search = route.useSearch();
  const { state = 'open', severity, kind, region, person, patrol, of, page } = search;
  const navigate = route.useNavigate();
  const set = (change: { [K in keyof SignalSearch]?: SignalSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const readPage: ReadPage<SignalRowBody> = (part, signal) =>
    ask('signals', {
      query: {
        ...part,
        ...sortQuery(search),
        ...(state !== 'all' && { state }),
        ...(severity && { severity }),
        ...(kind && { kind }),
        ...(region && { region }),
        ...(person && { person }),
        ...(patrol && { patrol }),
        ...(of && { month: of }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['signals', search],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  const columns = useColumns();
  return (
    <Screen right="signal.read" title={say('title')} filters={<Filters search={search} set={set} />}>
      <SignalNote />
      <ListTable
        tools={{ list: 'signals', readPage }}
        sorting={{ now: search, onSort: set }}
        label={say('title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        none={kind ? say('noneOf', { kind: sayKind(kind) }) : say('none')}
      />
    </Screen>
  );
}

interface FiltersProps {
  readonly search: SignalSearch;
  readonly set: (change: { [K in keyof SignalSearch]?: SignalSearch[K] | undefined }) => void;
}

function Filters({ search, set }: FiltersProps) {
  const say = useWords(WORDS);
  const sayState = useWords(SIGNAL_STATE_WORDS);
  const saySeverity = useWords(SEVERITY_WORDS);
  const sayKind = useWords(SIGNAL_KIND_WORDS);
  const { state = 'open', severity, kind, region, person, patrol, of } = search;
  return (
    <>
      <Chips<NonNullable<SignalSearch['state']>>
        label={say('state')}
        value={state}
        onChange={(to) => set({ state: to })}
        chips={[
          ...SIGNAL_STATES.map((value) => ({ value, words: sayState(value) })),
          { value: 'all', words: say('all') },
        ]}
      />
      <span className="filter-rule" aria-hidden />
      <Chips<NonNullable<SignalSearch['severity']>>
        label={say('severity')}
        value={severity}
        onChange={(to) => set({ severity: to })}
        chips={[
          { value: undefined, words: say('all') },
          { value: 'strong', words: saySeverity('strong') },
          { value: 'weak', words: saySeverity('weak') },
        ]}
      />
      <Select
        size="small"
        className="filter-region"
        aria-label={say('kind')}
        placeholder={say('kind')}
        allowClear
        popupMatchSelectWidth={false}
        value={kind ?? null}
        onChange={(to: SignalSearch['kind'] | null) => set({ kind: to ?? undefined })}
        options={SIGNAL_KINDS.map((value) => ({ value, label: sayKind(value) }))}
      />
      <RegionChoice value={region} onChange={(to) => set({ region: to })} />
      {patrol && <OnlyChip words={say('ofPatrol')} onDrop={() => set({ patrol: undefined })} />}
      {person && <OnlyChip words={say('ofPerson')} onDrop={() => set({ person: undefined })} />}
      {of && (
        <OnlyChip words={say('ofMonth', { month: sayMonth(of, say.language) })} onDrop={() => set({ of: undefined })} />
      )}
    </>
  );
}

function useColumns(): ListColumn<SignalRowBody>[] {
  const say = useWords(WORDS);
  const sayKind = useWords(SIGNAL_KIND_WORDS);
  const sayState = useWords(SIGNAL_STATE_WORDS);
  const saySeverity = useWords(SEVERITY_WORDS);
  const sayRegion = useRegionNames();
  const { city } = useSurroundings();
  return [
    {
      ...{ key: 'month', sort: 'month', title: say('month'), width: 100, stays: true as const },
      render: (_, row) => sayMonth(row.month, say.language),
      cell: (row) => row.month,
    },
    {
      ...{ key: 'what', sort: 'kind', title: say('what'), width: 520, stays: true as const },
      render: (_, row) => (
        <div className="signal-what">
          <Link to="/signals/$id" params={{ id: row.id }}>
            {sayKind(row.kind)}
          </Link>
          <span>{sayQuestion(row, city, say.language)}</span>
        </div>
      ),
      cell: (row) => `${sayKind(row.kind)} · ${sayQuestion(row, city, say.language)}`,
    },
    plain({ key: 'severity', sort: 'severity', title: say('severity'), width: 80 }, (row) => saySeverity(row.severity)),
    {
      ...{ key: 'who', sort: 'personName', title: say('who'), width: 110 },
      render: (_, row) => row.personName ?? '–',
      cell: (row) => row.personName,
    },
    {
      ...{ key: 'reach', sort: 'reachName', title: say('reach'), width: 190 },
      render: (_, row) =>
        row.reach && row.reachName ? <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} /> : '–',
      cell: (row) => row.reachName && pickName(say.language, row.reachName, row.reachNameEn),
    },
    plain({ key: 'region', sort: 'region', title: say('region'), width: 130 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
    plain({ key: 'state', sort: 'state', title: say('state'), width: 110 }, (row) => sayState(row.state)),
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}

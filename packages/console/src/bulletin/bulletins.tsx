// 通报与舆情: what was said of which reaches by whom, the newest first, and what each raises.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BULLETIN_SHOWS } from '@xunhe/contract/bulletin';
import { BULLETIN_KINDS, mayWriteBulletins } from '@xunhe/domain/duty/bulletin';
import { ISSUERS } from '@xunhe/domain/duty/trigger-policy';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { Select } from 'antd';
import { ListTable } from '../parts/data-table.tsx';
import { DayInput } from '../parts/day-input.tsx';
import { Chips, FindText, ReachOnly, RegionChoice } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { BulletinSearch } from './bulletin-address.ts';
import { useBulletinColumns } from './bulletin-columns.tsx';
import { BULLETIN_KIND_WORDS, BULLETIN_WORDS, ISSUER_WORDS } from './words-bulletins.ts';
import './bulletins.css';

const route = getRouteApi('/bulletins');

type SetSearch = (change: { [K in keyof BulletinSearch]?: BulletinSearch[K] | undefined }) => void;

/** The office of a town has the right and reads. */
export function useMayWriteBulletins(): boolean {
  const { me } = useSurroundings();
  return useRight('bulletin.write') && mayWriteBulletins(me.region);
}

export function Bulletins() {
  const say = useWords(BULLETIN_WORDS);
  const may = useRight('warning.read');
  const mayWrite = useMayWriteBulletins();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useBulletinColumns();
  const set: SetSearch = (change) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const { page, ...filters } = search;
  const readPage = (of: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('bulletins', { query: { ...of, ...filters }, signal });
  const query = useQuery({
    queryKey: ['bulletins', search],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  return (
    <Screen
      right="warning.read"
      title={say('title')}
      about={
        mayWrite && (
          <Link to="/bulletins/new" className="bulletin-new">
            {say('enter')}
          </Link>
        )
      }
      filters={<Filters search={search} set={set} />}
    >
      <ListTable
        label={say('title')}
        tools={{ list: 'bulletins', readPage }}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
      />
    </Screen>
  );
}

function Filters({ search, set }: { readonly search: BulletinSearch; readonly set: SetSearch }) {
  const say = useWords(BULLETIN_WORDS);
  const sayKind = useWords(BULLETIN_KIND_WORDS);
  const sayIssuer = useWords(ISSUER_WORDS);
  const { city } = useSurroundings();
  const { show = 'all', kind, issuer, region, reach, q, from, to } = search;
  return (
    <>
      <Chips<NonNullable<BulletinSearch['show']>>
        label={say('show')}
        value={show}
        onChange={(next) => set({ show: next === 'all' ? undefined : next })}
        chips={BULLETIN_SHOWS.toReversed().map((value) => ({ value, words: say(value) }))}
      />
      <span className="filter-rule" aria-hidden />
      <Chips<NonNullable<BulletinSearch['kind']>>
        label={say('kind')}
        value={kind}
        onChange={(next) => set({ kind: next === kind ? undefined : next })}
        chips={BULLETIN_KINDS.map((value) => ({ value, words: sayKind(value) }))}
      />
      <Select
        size="small"
        className="filter-region"
        aria-label={say('issuer')}
        placeholder={say('allIssuers')}
        allowClear
        popupMatchSelectWidth={false}
        value={issuer ?? null}
        onChange={(next: BulletinSearch['issuer'] | null) => set({ issuer: next ?? undefined })}
        options={ISSUERS.map((value) => ({ value, label: sayIssuer(value) }))}
      />
      <RegionChoice value={region} onChange={(next) => set({ region: next })} />
      <DayInput label={say('from')} value={from} max={city.today} onChange={(next) => set({ from: next })} />
      <DayInput label={say('to')} value={to} max={city.today} onChange={(next) => set({ to: next })} />
      <FindText label={say('find')} value={q} onChange={(next) => set({ q: next })} />
      {reach && <ReachOnly reach={reach} onDrop={() => set({ reach: undefined })} />}
    </>
  );
}

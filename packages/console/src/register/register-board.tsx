// 台账维护: the registers of the city, one at a time, to make, change and retire what stands in them.
import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RegisterRecordBody } from '@xunhe/contract/register';
import { regionLevel } from '@xunhe/domain/place/region';
import { BULK_FIELDS, REGISTER_FORMS, REGISTER_KINDS, type RegisterKind } from '@xunhe/domain/place/register-form';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { ListTable } from '../parts/data-table.tsx';
import { Chips, FindText, RegionChoice } from '../parts/filters.tsx';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import type { RegisterSearch } from './register-address.ts';
import { RegisterBulk } from './register-bulk.tsx';
import { useRegisterColumns } from './register-columns.tsx';
import { RegisterDrawer } from './register-drawer.tsx';
import './register.css';
import { sayChoice } from './say-register.ts';
import { REGISTER_KIND_WORDS, REGISTER_WORDS } from './words-register.ts';

const route = getRouteApi('/registers');

export function RegisterBoard() {
  const say = useWords(REGISTER_WORDS);
  const search = route.useSearch();
  const { id, page } = search;
  const kind = search.kind ?? 'station';
  const navigate = route.useNavigate();
  const { mayWrite, whyNot } = useMayWrite(kind);
  const [chosen, setChosen] = useState<readonly RegisterRecordBody[]>([]);
  const [isMaking, setMaking] = useState(false);
  const [done, setDone] = useState('');
  const queries = useQueryClient();
  const set = (change: { [K in keyof RegisterSearch]?: RegisterSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const { query, readPage } = useRegister(kind, search);
  const columns = useRegisterColumns({ kind, retired: search.retired === 'yes' }, (to) => set({ id: to, page }));
  const isBulk = mayWrite && BULK_FIELDS[kind].length > 0 && search.retired !== 'yes';
  return (
    <Screen
      right="register.write"
      title={say('title')}
      about={say('about')}
      filters={
        <RegisterFilters
          {...{ kind, search, set }}
          onKind={() => {
            setChosen([]);
            setDone('');
          }}
        >
          {mayWrite && (
            <Button
              type="primary"
              size="small"
              icon={<PlusOutlined />}
              className="register-make"
              onClick={() => setMaking(true)}
            >
              {say('make')}
            </Button>
          )}
        </RegisterFilters>
      }
    >
      {whyNot && <p className="muted">{whyNot}</p>}
      <p role="status" className="done register-said">
        {done}
      </p>
      {isBulk && chosen.length > 0 && (
        <RegisterBulk
          key={`many ${kind}`}
          {...{ kind, chosen }}
          onAll={() => setChosen(allOf(chosen, query.data?.rows ?? []))}
          onDrop={() => setChosen([])}
          onDone={(changed) => {
            setChosen([]);
            setDone(say('bulkDone', { n: changed }));
            void queries.invalidateQueries({ queryKey: ['register'] });
          }}
        />
      )}
      <ListTable
        key={kind}
        label={say('title')}
        tools={{ list: `register-${kind}`, readPage }}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        sorting={{ now: search, onSort: set }}
        page={page}
        onPage={(to) => set({ page: to })}
        none={say('none')}
        rowSelection={
          isBulk
            ? {
                columnWidth: 40,
                preserveSelectedRowKeys: true,
                selectedRowKeys: chosen.map((row) => row.id),
                onChange: (_, rows) => setChosen(rows.filter((row) => row !== undefined)),
                getCheckboxProps: (row) => ({ 'aria-label': say('choose', { name: row.id }) }) as object,
                // The head of this column would be a second box, hidden and yet reached by keys: choosing all is in the bar.
                hideSelectAll: true,
              }
            : undefined
        }
      />
      {(isMaking || id) && (
        <RegisterDrawer
          key={isMaking ? 'new' : id}
          {...{ kind, mayWrite }}
          id={isMaking ? null : id!}
          onClose={() => {
            setMaking(false);
            set({ id: undefined, page });
          }}
          onMade={(made) => {
            setMaking(false);
            set({ id: made, page });
          }}
        />
      )}
    </Screen>
  );
}

/** What was chosen on other pages stays chosen. */
function allOf(chosen: readonly RegisterRecordBody[], page: readonly RegisterRecordBody[]): RegisterRecordBody[] {
  const here = new Set(page.map(({ id }) => id));
  return [...chosen.filter(({ id }) => !here.has(id)), ...page];
}

interface FiltersProps {
  readonly kind: RegisterKind;
  readonly search: RegisterSearch;
  readonly set: (change: { [K in keyof RegisterSearch]?: RegisterSearch[K] | undefined }) => void;
  readonly onKind: () => void;
  readonly children: React.ReactNode;
}

function RegisterFilters({ kind, search, set, onKind, children }: FiltersProps) {
  const say = useWords(REGISTER_WORDS);
  const sayKind = useWords(REGISTER_KIND_WORDS);
  const subkinds = REGISTER_FORMS[kind].kind;
  return (
    <>
      <Chips<RegisterKind>
        label={say('kindOf')}
        value={kind}
        onChange={(to) => {
          onKind();
          set({ kind: to, subkind: undefined, sort: undefined, order: undefined, id: undefined, q: undefined });
        }}
        chips={REGISTER_KINDS.map((value) => ({ value, words: sayKind(value) }))}
      />
      {subkinds?.form === 'choice' && (
        <Select
          size="small"
          className="filter-region"
          aria-label={say('subkind')}
          placeholder={say('subkind')}
          allowClear
          value={search.subkind ?? null}
          onChange={(to: string | null | undefined) => set({ subkind: to ?? undefined })}
          options={subkinds.choices.map((value) => ({ value, label: sayChoice(kind, 'kind', value, say.language) }))}
        />
      )}
      {kind !== 'water' && <RegionChoice value={search.region} onChange={(to) => set({ region: to })} />}
      <Chips<'yes'>
        label={say('state')}
        value={search.retired}
        onChange={(to) => set({ retired: to })}
        chips={[
          { value: undefined, words: say('inForce') },
          { value: 'yes', words: say('retired') },
        ]}
      />
      <FindText value={search.q} onChange={(to) => set({ q: to })} />
      {children}
    </>
  );
}

function useRegister(kind: RegisterKind, { q, region, subkind, retired, page, sort, order }: RegisterSearch) {
  const may = useRight('register.write');
  const readPage: ReadPage<RegisterRecordBody> = (of, signal) =>
    ask('register', {
      params: { kind },
      query: {
        ...of,
        ...(q && { q }),
        ...(region && { region }),
        ...(subkind && { subkind }),
        ...(retired && { retired: true }),
        ...sortQuery({ sort, order }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['register', kind, q, region, subkind, retired, page, sort, order],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    enabled: may,
  });
  return { query, readPage };
}

/** The same as at the server: offices of towns read, and waters are the city's. */
function useMayWrite(kind: RegisterKind): { readonly mayWrite: boolean; readonly whyNot: string | null } {
  const say = useWords(REGISTER_WORDS);
  const { me } = useSurroundings();
  const level = regionLevel(me.region);
  if (level !== 'city' && level !== 'district') return { mayWrite: false, whyNot: say('townReads') };
  return kind === 'water' && level !== 'city'
    ? { mayWrite: false, whyNot: say('cityKeeps') }
    : { mayWrite: true, whyNot: null };
}

// Whom a notice is for, person by person: read, confirmed, or neither.
import { useQuery } from '@tanstack/react-query';
import type { SentCircularBody } from '@xunhe/contract/circular';
import type { AnswerOf } from '@xunhe/contract/client';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_GROUP_WORDS } from '@xunhe/ui/words-circular';
import { ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { Chips, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import type { ReadPage } from '../parts/read-whole-list.ts';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import type { CircularFileSearch } from './circular-address.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

interface ReadersProps {
  readonly circular: SentCircularBody;
  readonly search: CircularFileSearch;
  readonly onSearch: (change: { [K in keyof CircularFileSearch]?: CircularFileSearch[K] | undefined }) => void;
}

type Reader = AnswerOf<'circularReaders'>['rows'][number];

export function CircularReaders({ circular, search, onSearch }: ReadersProps) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const { standing, region, sort, order, page } = search;
  const { id, confirm, addressed, seen, confirmed } = circular;
  const readPage: ReadPage<Reader> = (of, signal) =>
    ask('circularReaders', {
      params: { id },
      query: { ...of, ...sortQuery({ sort, order }), ...(standing && { standing }), ...(region && { region }) },
      signal,
    });
  const query = useQuery({
    queryKey: ['sentCircular', id, 'readers', standing, region, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
  });
  const columns: ListColumn<Reader>[] = [...usePersonColumns(), ...useTimeColumns(confirm)];
  return (
    <>
      <div className="screen-filters">
        <Chips<NonNullable<CircularFileSearch['standing']>>
          label={say('state')}
          value={standing}
          onChange={(to) => onSearch({ standing: to })}
          chips={[
            { value: undefined, words: say('allStates'), count: addressed },
            { value: 'unseen', words: say('unseen'), count: addressed - seen },
            { value: 'seen', words: say('seen'), count: seen },
            ...(confirm
              ? ([
                  { value: 'unconfirmed', words: say('unconfirmed'), count: addressed - confirmed },
                  { value: 'confirmed', words: say('confirmed'), count: confirmed },
                ] as const)
              : []),
          ]}
        />
        <RegionChoice value={region} onChange={(to) => onSearch({ region: to })} />
      </div>
      <ListTable
        tools={{ list: 'notice-readers', readPage }}
        sorting={{ now: { sort, order }, onSort: onSearch }}
        label={say('readers')}
        query={query}
        columns={columns}
        rowKey={(row) => row.person}
        page={page}
        onPage={(to) => onSearch({ page: to })}
        none={say('noReaders')}
      />
    </>
  );
}

function usePersonColumns(): ListColumn<Reader>[] {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayGroup = useWords(CIRCULAR_GROUP_WORDS);
  const sayRegion = useRegionNames();
  return [
    plain({ key: 'person', sort: 'name', title: say('person'), stays: true }, (row) => row.name),
    plain({ key: 'group', title: say('group'), width: 160 }, (row) => sayGroup(row.group)),
    plain({ key: 'region', sort: 'region', title: say('region'), width: 200 }, (row) =>
      sayRegion(row.region, row.regionName),
    ),
  ];
}

function useTimeColumns(confirm: boolean): ListColumn<Reader>[] {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayAt = useSayAct();
  const { city } = useSurroundings();
  const column = (key: 'seenAt' | 'confirmedAt'): ListColumn<Reader> => ({
    ...{ key, sort: key, title: say(key), width: 150 },
    render: (_, row) => (row[key] === null ? <span className="muted">–</span> : sayAt(row[key])),
    cell: (row) => row[key] && fileInstant(row[key], city.timezone),
  });
  return [column('seenAt'), ...(confirm ? [column('confirmedAt')] : [])];
}

// Whom a notice is for, person by person: read, confirmed, or neither.
import { useQuery } from '@tanstack/react-query';
import type { SentCircularBody } from '@xunhe/contract/circular';
import type { AnswerOf } from '@xunhe/contract/client';
import { ask } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_GROUP_WORDS } from '@xunhe/ui/words-circular';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '../parts/data-table.tsx';
import { Chips, RegionChoice, useRegionNames } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
import { useSayAct } from '../parts/surroundings.ts';
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
  const { standing, region, page } = search;
  const { id, confirm, addressed, seen, confirmed } = circular;
  const query = useQuery({
    queryKey: ['sentCircular', id, 'readers', standing, region, page],
    queryFn: ({ signal }) =>
      ask('circularReaders', {
        params: { id },
        query: { ...pageQuery(page), ...(standing && { standing }), ...(region && { region }) },
        signal,
      }),
    placeholderData: (before) => before,
  });
  const columns: ColumnsType<Reader> = [...usePersonColumns(), ...useTimeColumns(confirm)];
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
      <DataTable
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

function usePersonColumns(): ColumnsType<Reader> {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayGroup = useWords(CIRCULAR_GROUP_WORDS);
  const sayRegion = useRegionNames();
  return [
    { title: say('person'), render: (_, row) => row.name },
    { title: say('group'), width: 160, render: (_, row) => sayGroup(row.group) },
    { title: say('region'), width: 200, render: (_, row) => sayRegion(row.region, row.regionName) },
  ];
}

function useTimeColumns(confirm: boolean): ColumnsType<Reader> {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayAt = useSayAct();
  const at = (instant: string | null) => (instant === null ? <span className="muted">–</span> : sayAt(instant));
  return [
    { title: say('seenAt'), width: 150, render: (_, row) => at(row.seenAt) },
    ...(confirm
      ? [{ title: say('confirmedAt'), width: 150, render: (_: unknown, row: Reader) => at(row.confirmedAt) }]
      : []),
  ];
}

// 巡河: who walked which reach when, and whether it counts.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PatrolRowBody } from '@xunhe/contract/patrol';
import { TRACK_EXPORT_PATH } from '@xunhe/contract/track-export';
import { firstDay, lastDay } from '@xunhe/domain/ground/month';
import { sayDay, sayMonth, sayTime, sayWeekday } from '@xunhe/ui/dates';
import { sayLength, sayMinutes } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { STANDING_WORDS } from '@xunhe/ui/words-review';
import { MODE_WORDS, RECORD_SOURCE_WORDS, VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { ListTable } from '../parts/data-table.tsx';
import { fileInstant } from '../parts/file-instant.ts';
import { Chips, OnlyChip, ReachOnly, RegionChoice } from '../parts/filters.tsx';
import { type ListColumn, plain, roundTo } from '../parts/list-column.ts';
import { sortQuery } from '../parts/list-sort.ts';
import { pageQuery } from '../parts/page-query.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useMonth, useRight, useSurroundings } from '../parts/surroundings.ts';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import type { PATROL_MONTHS, PatrolSearch } from './patrol-address.ts';

type Of = (typeof PATROL_MONTHS)[number];

const WORDS = defineWords({
  title: ['{month}巡河记录', 'Patrols of {month}'],
  titleAll: ['全部巡河记录', 'All patrols'],
  month: ['巡河月份', 'Month of the patrols'],
  allMonths: ['全部月份', 'All months'],
  verdict: ['认定结果', 'Verdict'],
  all: ['全部', 'All'],
  day: ['日期', 'Day'],
  time: ['时间', 'Time'],
  person: ['巡河人', 'By'],
  reach: ['河段', 'Reach'],
  mode: ['方式', 'How'],
  spent: ['用时', 'Spent'],
  length: ['里程', 'Length'],
  source: ['来源', 'Source'],
  none: ['没有符合条件的巡河记录。', 'No patrol matches.'],
  behalf: ['代{name}', 'for {name}'],
  began: ['开始', 'Began'],
  ended: ['结束', 'Ended'],
  for: ['所代河长', 'Walked for'],
  minutes: ['用时（分钟）', 'Spent (min)'],
  lengthM: ['里程（m）', 'Length (m)'],
  sums: ['里程合计 {length}，用时合计 {spent}', '{length} and {spent} together'],
  code: ['编号', 'Code'],
  tracks: ['轨迹（GeoJSON，查看记入审计）', 'Tracks (GeoJSON, taking them is recorded)'],
});

const VERDICTS = ['effective', 'not_effective', 'needs_review'] as const;

const route = getRouteApi('/patrols');

export function PatrolList() {
  const say = useWords(WORDS);
  const may = useRight('patrol.read');
  const mayTracks = useRight('track.read');
  const sayVerdict = useWords(VERDICT_WORDS);
  const { of: chosen, verdict, region, reach, person, sort, order, page } = route.useSearch();
  const navigate = route.useNavigate();
  const { month, inForce } = useMonth();
  const columns = useColumns();
  const set = (change: { [K in keyof PatrolSearch]?: PatrolSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  // A link from a reach or a person asks for their whole record; the list alone for the month that is being walked.
  const of = inForce === null ? 'all' : (chosen ?? (reach || person ? 'all' : 'force'));
  const asked = of === 'all' ? null : of === 'data' ? month : inForce;
  const readPage = (part: ReturnType<typeof pageQuery>, signal: AbortSignal) =>
    ask('patrols', {
      query: {
        ...part,
        ...sortQuery({ sort, order }),
        ...(asked && { month: asked }),
        ...(verdict && { verdict }),
        ...(region && { region }),
        ...(reach && { reach }),
        ...(person && { person }),
      },
      signal,
    });
  const query = useQuery({
    queryKey: ['patrols', asked, verdict, region, reach, person, sort, order, page],
    queryFn: ({ signal }) => readPage(pageQuery(page), signal),
    placeholderData: (before) => before,
    enabled: may,
  });
  const tracksOf = (walked: string) => {
    const period = { from: firstDay(walked), to: lastDay(walked) };
    const filters = {
      ...(region && { region }),
      ...(reach && { reach }),
      ...(person && { person }),
      ...(verdict && { verdict }),
    };
    return { href: `${TRACK_EXPORT_PATH}?${new URLSearchParams({ ...period, ...filters })}`, words: say('tracks') };
  };
  const title = asked === null ? say('titleAll') : say('title', { month: sayMonth(asked, say.language) });
  return (
    <Screen
      right="patrol.read"
      guide="patrol"
      title={title}
      filters={
        <>
          {month !== null && inForce !== null && (
            <Chips<Of>
              label={say('month')}
              value={of}
              onChange={(to) => set({ of: to })}
              chips={[
                { value: 'force', words: sayMonth(inForce, say.language) },
                { value: 'data', words: sayMonth(month, say.language) },
                { value: 'all', words: say('allMonths') },
              ]}
            />
          )}
          <span className="filter-rule" aria-hidden />
          <Chips<string>
            label={say('verdict')}
            value={verdict}
            onChange={(to) => set({ verdict: to })}
            chips={[
              { value: undefined, words: say('all') },
              ...VERDICTS.map((value) => ({ value, words: sayVerdict(value) })),
            ]}
          />
          <RegionChoice value={region} onChange={(to) => set({ region: to })} />
          {reach && <ReachOnly reach={reach} onDrop={() => set({ reach: undefined })} />}
          {person && <OnlyChip words={nameOf(query.data?.rows, person)} onDrop={() => set({ person: undefined })} />}
        </>
      }
    >
      <ListTable
        label={title}
        tools={{ list: 'patrols', readPage, serverFile: mayTracks && asked !== null ? tracksOf(asked) : undefined }}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        page={page}
        onPage={(to) => set({ page: to })}
        sorting={{ now: { sort, order }, onSort: set }}
        sums={
          query.data?.sums &&
          say('sums', {
            length: sayLength(query.data.sums.lengthM),
            spent: sayMinutes(query.data.sums.minutes, say.language),
          })
        }
        none={say('none')}
      />
    </Screen>
  );
}

function nameOf(rows: readonly PatrolRowBody[] | undefined, person: string): string {
  return rows?.find((row) => row.person === person)?.personName ?? person;
}

/** Who walked, and for whom. */
function Walker({ row }: { readonly row: PatrolRowBody }) {
  const say = useWords(WORDS);
  return (
    <>
      {row.personName}
      {row.onBehalfOfName && <span className="muted"> {say('behalf', { name: row.onBehalfOfName })}</span>}
    </>
  );
}

function useColumns(): ListColumn<PatrolRowBody>[] {
  const say = useWords(WORDS);
  const sayMode = useWords(MODE_WORDS);
  const saySource = useWords(RECORD_SOURCE_WORDS);
  const sayStanding = useWords(STANDING_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const { city } = useSurroundings();
  return [
    {
      key: 'day',
      sort: 'startedAt',
      title: say('day'),
      width: 170,
      stays: true,
      cell: (row) => row.day,
      render: (_, row) => (
        <Link to="/patrols/$id" params={{ id: row.id }}>
          {sayDay(row.day, city.today, say.language)} {sayWeekday(row.day, say.language)}
        </Link>
      ),
    },
    {
      key: 'time',
      title: say('time'),
      fileTitle: say('began'),
      width: 120,
      cell: (row) => fileInstant(row.startedAt, city.timezone),
      render: (_, row) => `${sayTime(row.startedAt, city.timezone)}–${sayTime(row.endedAt, city.timezone)}`,
    },
    { key: 'ended', title: say('ended'), fileOnly: true, cell: (row) => fileInstant(row.endedAt, city.timezone) },
    {
      key: 'person',
      sort: 'personName',
      title: say('person'),
      width: 150,
      render: (_, row) => <Walker row={row} />,
      cell: (row) => row.personName,
    },
    { key: 'for', title: say('for'), fileOnly: true, cell: (row) => row.onBehalfOfName },
    {
      key: 'reach',
      sort: 'reachName',
      title: say('reach'),
      cell: (row) => pickName(say.language, row.reachName, row.reachNameEn),
      render: (_, row) => <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} />,
    },
    plain({ key: 'mode', sort: 'mode', title: say('mode'), width: 110 }, (row) => sayMode.any(row.mode)),
    {
      key: 'spent',
      sort: 'minutes',
      title: say('spent'),
      fileTitle: say('minutes'),
      width: 120,
      align: 'right',
      render: (_, row) => sayMinutes(row.minutes, say.language),
      cell: (row) => roundTo(row.minutes, 1),
    },
    {
      key: 'length',
      sort: 'lengthM',
      title: say('length'),
      fileTitle: say('lengthM'),
      cell: (row) => row.lengthM,
      width: 90,
      align: 'right',
      render: (_, row) => (row.lengthM > 0 ? sayLength(row.lengthM) : '–'),
    },
    {
      key: 'verdict',
      sort: 'verdict',
      title: say('verdict'),
      width: 230,
      cell: (row) => sayVerdict.any(row.verdict),
      render: (_, row) => (
        <>
          <VerdictMark verdict={row.verdict} />
          {row.standing !== 'judged' && (
            <>
              {' '}
              <span className={`standing standing-${row.standing}`}>{sayStanding(row.standing)}</span>
            </>
          )}
        </>
      ),
    },
    plain({ key: 'source', title: say('source'), width: 90 }, (row) => saySource.any(row.source)),
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}

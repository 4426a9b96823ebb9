// The columns of the places, on the screen and in a file.
import type { DataHealthBody } from '@xunhe/contract/board';
import type { RhythmState } from '@xunhe/domain/observation/rhythm';
import { sayDay } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { type ListColumn, plain } from '../parts/list-column.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { PLACE_KIND_WORDS, RHYTHM_STATE_WORDS } from './words-board.ts';

const WORDS = defineWords({
  place: ['点位', 'Place'],
  kind: ['类型', 'Kind'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  state: ['状态', 'State'],
  lastDay: ['最近一次', 'The last'],
  every: ['频次', 'Beat'],
  everyMonths: ['频次（月）', 'Beat (months)'],
  monthly: ['每月', 'monthly'],
  everyN: ['每 {n} 个月', 'every {n} months'],
  late: ['迟到', 'Late by'],
  lateMonths: ['迟到（月）', 'Late by (months)'],
  months: ['{n} 个月', '{n} month{n:s}'],
  year: ['近 12 个月', '12 months'],
  came: ['近 12 个月实测次数', 'Samples in 12 months'],
  expected: ['近 12 个月应测次数', 'Samples expected in 12 months'],
  feeds: ['供数河段', 'Feeds'],
  feedsHint: [
    '下次评估会用到它的河段：本河段、上下游以它为最近实测的河段、同一水体的其他河段；雨量站为最近的河段。区和全市的平均不计。',
    'Reaches whose next assessment reads it: its own, those along the water that read it as the nearest measured one, the rest of its river; of a gauge, those nearest to it. Means of district and city are not counted.',
  ],
  only: ['唯一', 'the only one'],
  onlyHint: [
    '本河段唯一的点位，停测后只能由模型推算',
    'The only place on its reach: without it the model alone speaks',
  ],
  code: ['点位编号', 'Code'],
});

type Row = DataHealthBody['rows'][number];

const TONES: Readonly<Record<RhythmState, string>> = {
  silent: 'late',
  late: 'late',
  unknown: 'muted',
  steady: 'done',
  ended: 'muted',
};

export function useDataHealthColumns(): ListColumn<Row>[] {
  const say = useWords(WORDS);
  const sayKind = useWords(PLACE_KIND_WORDS);
  const sayState = useWords(RHYTHM_STATE_WORDS);
  const { city } = useSurroundings();
  return [
    plain({ key: 'place', title: say('place'), width: 170, stays: true }, (row) =>
      pickName(say.language, row.name, row.nameEn),
    ),
    plain({ key: 'kind', title: say('kind'), width: 110 }, (row) => sayKind(row.kind)),
    {
      key: 'state',
      title: say('state'),
      width: 90,
      render: (_, row) => <span className={TONES[row.state]}>{sayState(row.state)}</span>,
      cell: (row) => sayState(row.state),
    },
    {
      key: 'lastDay',
      title: say('lastDay'),
      width: 130,
      render: (_, row) => (row.lastDay === null ? '–' : sayDay(row.lastDay, city.today, say.language)),
      cell: (row) => row.lastDay,
    },
    {
      key: 'every',
      title: say('every'),
      fileTitle: say('everyMonths'),
      width: 100,
      render: (_, row) =>
        row.every === null ? '–' : row.every === 1 ? say('monthly') : say('everyN', { n: row.every }),
      cell: (row) => row.every,
    },
    {
      key: 'late',
      title: say('late'),
      fileTitle: say('lateMonths'),
      width: 90,
      align: 'right',
      render: (_, row) => (row.lateMonths === 0 ? '–' : say('months', { n: row.lateMonths })),
      cell: (row) => row.lateMonths,
    },
    {
      key: 'year',
      title: say('year'),
      fileTitle: say('came'),
      width: 100,
      align: 'right',
      render: (_, row) => (row.expected === 0 ? '–' : `${row.came} / ${row.expected}`),
      cell: (row) => row.came,
    },
    { key: 'expected', title: say('expected'), fileOnly: true, cell: (row) => row.expected },
    {
      key: 'feeds',
      title: say('feeds'),
      width: 120,
      align: 'right',
      render: (_, row) => (
        <span title={say('feedsHint')}>
          {sayNumber(row.feeds)}
          {row.only && (
            <span className="muted" title={say('onlyHint')}>
              {' '}
              · {say('only')}
            </span>
          )}
        </span>
      ),
      cell: (row) => row.feeds,
    },
    {
      key: 'reach',
      title: say('reach'),
      width: 170,
      render: (_, row) =>
        row.reach ? <ReachLink id={row.reach.id} name={row.reach.name} nameEn={row.reach.nameEn} /> : '–',
      cell: (row) => row.reach && pickName(say.language, row.reach.name, row.reach.nameEn),
    },
    plain({ key: 'region', title: say('region'), width: 120 }, (row) =>
      pickName(say.language, row.regionName, row.regionNameEn),
    ),
    { key: 'code', title: say('code'), fileOnly: true, cell: (row) => row.id },
  ];
}

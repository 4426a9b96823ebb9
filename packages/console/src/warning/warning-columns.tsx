// The columns of the warning list, on the screen and in a file.
import { Link } from '@tanstack/react-router';
import type { WarningBody } from '@xunhe/contract/duty';
import { rank, type WarningLevel } from '@xunhe/domain/duty/level';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayMonth } from '@xunhe/ui/dates';
import { sayChanceOfWorse } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { sayReasons } from '@xunhe/ui/reason-sentence';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { BASIS_WORDS, CLASS_WORDS, LEVEL_SHORT, LEVEL_WORDS } from '@xunhe/ui/words-shared';
import { type ListColumn, plain, roundTo } from '../parts/list-column.ts';
import { ReachLink } from '../parts/reach-link.tsx';
import { useMonth, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  byHand: ['草案为{level}，经复核修改', 'drafted {level}, changed at the review'],
  level: ['预警', 'Warning'],
  reach: ['河段', 'Reach'],
  region: ['区域', 'Region'],
  why: ['原因', 'Why'],
  next: ['下月', 'Next month'],
  last: ['本月类别', 'Class'],
  basis: ['依据', 'Basis'],
  tracing: ['溯源', 'Sources'],
  previous: ['上月预警', 'Warning before'],
  drafted: ['草案预警', 'As drafted'],
  probability: ['不达标概率', 'May fail'],
  code: ['河段编号', 'Code of the reach'],
  tracingOf: ['{reach}的溯源线索', 'Possible sources of {reach}'],
  up: ['由{from}升', 'up from {from}'],
  down: ['由{from}降', 'down from {from}'],
});

export function useWarningColumns(): ListColumn<WarningBody>[] {
  const say = useWords(WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const sayBasis = useWords(BASIS_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const { city } = useSurroundings();
  const { inForce } = useMonth();
  const target = sayClass.any(String(city.targetClass));
  return [
    {
      key: 'level',
      sort: 'level',
      title: say('level'),
      width: 132,
      stays: true,
      cell: (row) => sayLevel(row.level),
      render: (_, row) => (
        <>
          <LevelMark level={row.level} judged={row.basis !== 'none'} /> <Change from={row.previous} to={row.level} />{' '}
          <ByHand row={row} />
        </>
      ),
    },
    { key: 'previous', title: say('previous'), fileOnly: true, cell: (row) => sayLevel(row.previous) },
    { key: 'drafted', title: say('drafted'), fileOnly: true, cell: (row) => row.drafted && sayLevel(row.drafted) },
    {
      key: 'reach',
      sort: 'reachName',
      title: say('reach'),
      width: 190,
      stays: true,
      cell: (row) => pickName(say.language, row.reachName, row.reachNameEn),
      render: (_, row) => (
        <ReachLink id={row.reach} name={row.reachName} nameEn={row.reachNameEn} shared={row.shared} />
      ),
    },
    plain({ key: 'region', sort: 'region', title: say('region'), width: 150 }, (row) =>
      pickName(say.language, row.regionName, row.regionNameEn),
    ),
    {
      key: 'why',
      title: say('why'),
      cell: (row) => sayReasons(row.reasons, say.language),
      render: (_, row) => (
        <span className="wrap">
          {sayReasons(
            row.reasons.filter(({ kind }) => kind !== 'quality.probability'),
            say.language,
          ) ||
            sayReasons(row.reasons, say.language) ||
            '–'}
        </span>
      ),
    },
    {
      key: 'probability',
      sort: 'probability',
      title: inForce ? sayMonth(inForce, say.language) : say('next'),
      fileTitle: say('probability'),
      cell: (row) => roundTo(row.probability, 4),
      width: 220,
      render: (_, row) => (row.probability === null ? '–' : sayChanceOfWorse(row.probability, target, say.language)),
    },
    {
      key: 'last',
      sort: 'lastClass',
      title: say('last'),
      width: 84,
      render: (_, row) => <ClassBadge wqClass={row.lastClass} />,
      cell: (row) => row.lastClass && sayClass.any(String(row.lastClass)),
    },
    plain({ key: 'basis', title: say('basis'), width: 92 }, (row) => sayBasis.any(row.basis)),
    {
      key: 'tracing',
      title: say('tracing'),
      fileTitle: say('code'),
      width: 64,
      render: (_, row) => row.level !== 'none' && <TracingLink row={row} />,
      cell: (row) => row.reach,
    },
  ];
}

/** Leads to the section of the reach's file that looks for sources. */
function TracingLink({ row }: { readonly row: WarningBody }) {
  const say = useWords(WORDS);
  const reach = pickName(say.language, row.reachName, row.reachNameEn);
  return (
    <Link to="/reaches/$id" params={{ id: row.reach }} hash="tracing" aria-label={say('tracingOf', { reach })}>
      {say('tracing')}
    </Link>
  );
}

/** A person changed what was drafted. */
function ByHand({ row }: { readonly row: WarningBody }) {
  const say = useWords(WORDS);
  const sayLevel = useWords(LEVEL_SHORT);
  if (row.drafted === null) return null;
  const words = say('byHand', { level: sayLevel(row.drafted) });
  return (
    <span className="muted" title={words}>
      <span aria-hidden>✎</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function Change({ from, to }: { readonly from: WarningLevel; readonly to: WarningLevel }) {
  const say = useWords(WORDS);
  const sayLevel = useWords(LEVEL_SHORT);
  if (from === to) return null;
  const rises = rank(to) > rank(from);
  const words = say(rises ? 'up' : 'down', { from: sayLevel(from) });
  return (
    <span className={rises ? 'up' : 'down'} title={words}>
      <span aria-hidden>{rises ? '↑' : '↓'}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

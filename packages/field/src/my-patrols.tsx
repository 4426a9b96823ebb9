// 我的巡河: what one walked in a month, or what was walked for one, and whether it counts. Without a network the kept answer of the month.
import { getRouteApi, Link } from '@tanstack/react-router';
import type { MyPatrol, MyPatrolsBody } from '@xunhe/contract/patrol-review';
import { sayDay, sayMonth, sayTime } from '@xunhe/ui/dates';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { OUTCOME_WORDS } from '@xunhe/ui/words-review';
import { BackLine } from './back-line.tsx';
import { useCityDay, useSurroundings } from './house.ts';
import { KeptLine } from './kept-line.tsx';
import { useMyPatrols } from './queries.ts';
import { MY_PATROL_WORDS } from './words-my-patrols.ts';

const route = getRouteApi('/patrols');

export function MyPatrols() {
  const say = useWords(MY_PATROL_WORDS);
  const { month } = route.useSearch();
  const patrols = useMyPatrols(month);
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      <Answered query={patrols}>
        {({ value, keptMs }) => (
          <>
            <KeptLine keptMs={keptMs} />
            <Months body={value} />
            <Sums rows={value.rows} />
            {value.rows.length === 0 ? (
              <EmptyState>{say('none')}</EmptyState>
            ) : (
              <ul className="rows">
                {value.rows.map((row) => (
                  <PatrolRow key={row.id} row={row} />
                ))}
              </ul>
            )}
          </>
        )}
      </Answered>
    </>
  );
}

function Months({ body }: { readonly body: MyPatrolsBody }) {
  const say = useWords(MY_PATROL_WORDS);
  return (
    <nav className="chips months" aria-label={say('months')}>
      {body.months.map((month) => (
        <Link
          key={month}
          to="/patrols"
          search={{ month }}
          replace
          className={`chip ${month === body.month ? 'chip-on' : ''}`}
          aria-current={month === body.month ? 'page' : undefined}
        >
          {sayMonth(month, say.language)}
        </Link>
      ))}
    </nav>
  );
}

function Sums({ rows }: { readonly rows: readonly MyPatrol[] }) {
  const say = useWords(MY_PATROL_WORDS);
  const counted = rows.filter(({ verdict }) => verdict === 'effective').length;
  const waiting = rows.filter(({ verdict, standing }) => verdict === 'needs_review' || standing === 'appealed').length;
  const not = rows.filter(({ verdict, standing }) => verdict === 'not_effective' && standing !== 'appealed').length;
  const sums = [
    ['counts', counted],
    ['waits', waiting],
    ['notYet', not],
  ] as const;
  const said = sums.filter(([, n]) => n > 0).map(([word, n]) => say(word, { n }));
  return said.length === 0 ? null : <p className="sums">{said.join(say.language === 'zh' ? '，' : ', ')}</p>;
}

function PatrolRow({ row }: { readonly row: MyPatrol }) {
  const say = useWords(MY_PATROL_WORDS);
  const { today, timezone } = useCityDay();
  const why = row.verdict === 'effective' ? [] : listReasons(row.judgement.reasons, say.language);
  return (
    <li>
      <Link to="/patrols/$id" params={{ id: row.id }} search={{ month: row.month }} className="row">
        <strong>{pickName(say.language, row.reachName, row.reachNameEn)}</strong>
        <span className="row-about muted">
          {sayDay(row.day, today, say.language)} {sayTime(row.startedAt, timezone)}–{sayTime(row.endedAt, timezone)}
          <For row={row} />
        </span>
        <span className={`row-about verdict-words verdict-words-${row.verdict}`}>
          {say(row.verdict as 'effective')}
        </span>
        {why.length > 0 && row.standing === 'judged' && <span className="row-about">{why.join(';')}</span>}
        <StandingLine row={row} />
      </Link>
    </li>
  );
}

/** Both names, where one walked for another. */
export function For({ row }: { readonly row: MyPatrol }) {
  const say = useWords(MY_PATROL_WORDS);
  const { me } = useSurroundings();
  if (row.onBehalfOfName === null) return null;
  const words =
    row.person === me.person ? say('forChief', { name: row.onBehalfOfName }) : say('byFor', { name: row.personName });
  return <> · {words}</>;
}

function StandingLine({ row }: { readonly row: MyPatrol }) {
  const say = useWords(MY_PATROL_WORDS);
  const sayOutcome = useWords(OUTCOME_WORDS);
  if (row.standing === 'appealed') return <span className="row-about">{say('appealed')}</span>;
  const decision = row.reviews.findLast(({ outcome }) => outcome !== null);
  if (row.standing !== 'decided' || !decision?.outcome) return null;
  return (
    <span className="row-about">
      {say('decided', { outcome: sayOutcome(decision.outcome) })}
      <span className="lines-2">{decision.text}</span>
    </span>
  );
}

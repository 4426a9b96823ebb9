// 我的履职: one's own course, number by number, then where that stands among chiefs of a like duty; each number opens to its cases, and one may
// object to it. Without a network the kept answer of the month.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { MyStandingBody, StandingPage } from '@xunhe/contract/standing';
import { DEPTHS } from '@xunhe/domain/evaluation/standing-rule';
import { sayMonth } from '@xunhe/ui/dates';
import { client } from '@xunhe/ui/session';
import { TrendKey } from '@xunhe/ui/standing-trend.tsx';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { STANDING_WORDS, sayPeers, sayStandingReason } from '@xunhe/ui/words-standing';
import { BackLine } from '../back-line.tsx';
import { useHouse, useSurroundings } from '../house.ts';
import { KeptLine } from '../kept-line.tsx';
import { askAboutOrRecall } from '../kept-query.ts';
import { MyObjections } from './my-objections.tsx';
import { OwnDepth } from './own-depth.tsx';
import './standing.css';
import { PHONE_STANDING_WORDS } from './words-standing.ts';

const route = getRouteApi('/standing');

export function MyStanding() {
  const say = useWords(PHONE_STANDING_WORDS);
  const { month } = route.useSearch();
  const standing = useMyStanding(month);
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      <Answered query={standing}>
        {({ value, keptMs }) => (
          <>
            <KeptLine keptMs={keptMs} />
            <Months body={value} />
            {value.page ? (
              <OwnMonth key={value.page.standing.month} page={value.page} />
            ) : (
              <EmptyState>{say('none')}</EmptyState>
            )}
          </>
        )}
      </Answered>
    </>
  );
}

function useMyStanding(month: string | undefined) {
  const house = useHouse();
  const { me } = useSurroundings();
  return useQuery({
    queryKey: ['myStanding', me.person, month],
    queryFn: () =>
      askAboutOrRecall({ ...house, client }, 'myStanding', {
        whose: me.person,
        key: `${me.person}/${month ?? 'newest'}`,
        input: { query: month === undefined ? {} : { month } },
      }),
    staleTime: 60_000,
    refetchOnReconnect: true,
    placeholderData: (before) => before,
  });
}

function Months({ body }: { readonly body: MyStandingBody }) {
  const say = useWords(PHONE_STANDING_WORDS);
  const shown = body.page?.standing.month;
  if (body.months.length < 2) return null;
  return (
    <nav className="chips months" aria-label={say('months')}>
      {body.months.map((month) => (
        <Link
          key={month}
          to="/standing"
          search={{ month }}
          replace
          className={`chip ${month === shown ? 'chip-on' : ''}`}
          aria-current={month === shown ? 'page' : undefined}
        >
          {sayMonth(month, say.language)}
        </Link>
      ))}
    </nav>
  );
}

function OwnMonth({ page }: { readonly page: StandingPage }) {
  const say = useWords(PHONE_STANDING_WORDS);
  const sayStanding = useWords(STANDING_WORDS);
  const { standing } = page;
  const reasons = standing.reasons.flatMap((reason) => sayStandingReason(reason, say.language) ?? []);
  return (
    <div className="standing-screen">
      <p className="muted foot">{say('about')}</p>
      <p className="foot">
        {say('peers', { peers: sayPeers(standing.group, standing.level, say.language) })}
        {standing.version > 1 && ` · ${say('corrected', { n: standing.version })}`}
        {standing.honoured && ` · ${sayStanding('honoured')}`}
      </p>
      <TrendKey />
      {DEPTHS.map((depth) => (
        <OwnDepth key={depth} depth={depth} page={page} />
      ))}
      <MyObjections page={page} />
      {reasons.length > 0 && (
        <details className="card">
          <summary>{say('reading')}</summary>
          <ul>
            {reasons.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

// The people below who need help, the worst first. The first page is kept on the phone; further ones need a network.
import { useInfiniteQuery } from '@tanstack/react-query';
import type { SubordinatesBody } from '@xunhe/contract/subordinate';
import { sayNumber } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { Answered, EmptyState, ErrorState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd-mobile';
import './today.css';
import { BackLine } from './back-line.tsx';
import { useOnline, useSurroundings } from './house.ts';
import { KeptLine } from './kept-line.tsx';
import { hasPeopleBelow, useSubordinates } from './queries-chief.ts';
import { SubordinateRow } from './subordinate-row.tsx';
import { SUBORDINATE_WORDS } from './words-subordinates.ts';

const PAGE = 100;

export function Subordinates() {
  const say = useWords(SUBORDINATE_WORDS);
  const { me } = useSurroundings();
  return (
    <>
      <BackLine title={say('title')} to="/" />
      {hasPeopleBelow(me) ? <OwnPeople /> : <EmptyState>{say('onlyChiefs')}</EmptyState>}
    </>
  );
}

function OwnPeople() {
  const first = useSubordinates();
  return (
    <Answered query={first}>
      {({ value, keptMs }) => (
        <>
          <KeptLine keptMs={keptMs} />
          <PeopleList first={value} />
        </>
      )}
    </Answered>
  );
}

function PeopleList({ first }: { readonly first: SubordinatesBody }) {
  const say = useWords(SUBORDINATE_WORDS);
  if (first.total === 0) return <EmptyState>{say('none')}</EmptyState>;
  return (
    <>
      <Summary summary={first.summary} />
      <p className="muted foot">{first.summary.inNeed === 0 ? say('allWell') : say('about')}</p>
      <ul className="rows">
        {first.rows.map((row) => (
          <SubordinateRow key={row.person} row={row} day={first.day} />
        ))}
        <Further first={first} />
      </ul>
    </>
  );
}

function Summary({ summary }: { readonly summary: SubordinatesBody['summary'] }) {
  const say = useWords(SUBORDINATE_WORDS);
  const kinds = ['redUnvisited', 'orangeUnvisited', 'overdueProblems', 'behind', 'silent'] as const;
  return (
    <dl className="help-summary">
      <div>
        <dt>{say('inNeed', { all: sayNumber(summary.people) })}</dt>
        <dd>{say('people', { n: sayNumber(summary.inNeed) })}</dd>
      </div>
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{say(kind)}</dt>
          <dd className={summary[kind] > 0 && kind === 'redUnvisited' ? 'late' : ''}>
            {say('people', { n: sayNumber(summary[kind]) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What comes after the first page, asked for when it is wanted. */
function Further({ first }: { readonly first: SubordinatesBody }) {
  const say = useWords(SUBORDINATE_WORDS);
  const { me } = useSurroundings();
  const online = useOnline();
  const kept = first.rows.length;
  const further = useInfiniteQuery({
    queryKey: ['subordinates', me.person, 'further', first.day, kept],
    queryFn: ({ pageParam }) => ask('subordinates', { query: { limit: PAGE, offset: pageParam } }),
    initialPageParam: kept,
    getNextPageParam: (last, pages) => {
      const shown = kept + pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return last.rows.length > 0 && shown < last.total ? shown : undefined;
    },
    enabled: false,
  });
  const known = new Set(first.rows.map(({ person }) => person));
  const rows = (further.data?.pages ?? []).flatMap((page) => page.rows).filter(({ person }) => !known.has(person));
  const left = first.total - kept - rows.length;
  const hasMore = further.data ? further.hasNextPage : left > 0;
  const more = () => void (further.data ? further.fetchNextPage() : further.refetch());
  return (
    <>
      {rows.map((row) => (
        <SubordinateRow key={row.person} row={row} day={first.day} />
      ))}
      {further.error && <ErrorState error={further.error} onRetry={more} />}
      {hasMore && left > 0 && !further.error && (
        <li className="help-row">
          {online ? (
            <Button block loading={further.isFetching} loadingText={say('loading')} onClick={more}>
              {say('more', { n: sayNumber(left) })}
            </Button>
          ) : (
            <p className="muted">{say('moreOffline', { n: sayNumber(left) })}</p>
          )}
        </li>
      )}
    </>
  );
}

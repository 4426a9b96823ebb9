// All that is known of one of my waters before walking it: why it is warned of, what is asked, what to look for. From the kept list, so it
// works without a network.
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { TodayReach } from '@xunhe/contract/duty';
import { sayDate } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd-mobile';
import { BackLine } from './back-line.tsx';
import { useCityDay } from './house.ts';
import { KeptLine } from './kept-line.tsx';
import { LookForParts } from './look-for-parts.tsx';
import { useToday } from './queries.ts';
import { nameReach } from './reach-card.tsx';
import { WalkBar } from './walk-bar.tsx';
import { FIELD_WORDS } from './words-field.ts';
import { TODAY_WORDS } from './words-today.ts';

export function TodayReachScreen() {
  const say = useWords(TODAY_WORDS);
  const { id } = useParams({ from: '/reach/$id' });
  const today = useToday();
  return (
    <>
      <BackLine title={say('details')} to="/" />
      <Answered query={today}>
        {({ value, keptMs }) => {
          const reach = value.reaches.find((one) => one.reach === id);
          return (
            <>
              <KeptLine keptMs={keptMs} />
              {reach ? <ReachLook reach={reach} /> : <EmptyState>{say('notHere')}</EmptyState>}
            </>
          );
        }}
      </Answered>
    </>
  );
}

function ReachLook({ reach }: { readonly reach: TodayReach }) {
  const say = useWords(TODAY_WORDS);
  const sayField = useWords(FIELD_WORDS);
  const navigate = useNavigate();
  return (
    <>
      <article className="look">
        <header>
          <h2>{nameReach(reach, say.language)}</h2>
          <Link to="/map" search={{ reach: reach.reach }} className="link">
            {say('onMap')}
          </Link>
        </header>
        <ReachWhy reach={reach} />
        {reach.lookFor ? <LookForParts lookFor={reach.lookFor} /> : <p className="muted">{say('older')}</p>}
        <ReachWindows reach={reach} />
      </article>
      <div className="thumb">
        <Button
          color="primary"
          block
          className="big"
          onClick={() => void navigate({ to: '/start', search: { reach: reach.reach } })}
        >
          {sayField('start')}
        </Button>
      </div>
    </>
  );
}

export function ReachWhy({ reach }: { readonly reach: TodayReach }) {
  const say = useWords(TODAY_WORDS);
  const reasons = listReasons(reach.reasons, say.language);
  return (
    <section>
      <h2>
        <LevelMark level={reach.level} judged={!reach.reasons.some(({ kind }) => kind === 'warning.noData')} />
      </h2>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Of a window a day only those that come next: the bar tells the rest. */
const MOST_WINDOWS = 5;

export function ReachWindows({ reach }: { readonly reach: TodayReach }) {
  const say = useWords(TODAY_WORDS);
  const { today } = useCityDay();
  if (reach.windows.length === 0) return null;
  const shown =
    reach.windows.length <= MOST_WINDOWS
      ? reach.windows
      : reach.windows.filter(({ to }) => to >= today).slice(0, MOST_WINDOWS);
  return (
    <section>
      <h2>
        {say('windows')} {say('windowDone', { done: reach.done, visits: reach.visits })}
      </h2>
      <WalkBar done={reach.done} visits={reach.visits} />
      <dl className="window-rows">
        {shown.map(({ from, to, visits, done }) => (
          <div key={from} style={{ display: 'contents' }}>
            <dt>
              {from === to
                ? sayDate(from, say.language)
                : say('window', { from: sayDate(from, say.language), to: sayDate(to, say.language) })}
            </dt>
            <dd className={done >= visits ? 'done-words' : ''}>{say('windowDone', { done, visits })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

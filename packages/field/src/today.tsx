// The first screen: one number, my waters on a sketch, the list with the warned reaches first, and one button.
import { useNavigate } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { sayDate, sayUntil } from '@xunhe/ui/dates';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd-mobile';
import './today.css';
import { useRecording, useSurroundings } from './house.ts';
import { KeptLine } from './kept-line.tsx';
import { useProblemList } from './problems/problem-queries.ts';
import { useToday } from './queries.ts';
import { hasPeopleBelow, useDutyCard } from './queries-chief.ts';
import { ReachCard } from './reach-card.tsx';
import { ReachSketch } from './reach-sketch.tsx';
import { SubordinatesLink, TodayLinks } from './today-links.tsx';
import { FIELD_WORDS } from './words-field.ts';
import { TODAY_WORDS } from './words-today.ts';

/** Below this the whole list is in sight after a flick. */
const LONG_LIST = 8;

export function Today() {
  const say = useWords(FIELD_WORDS);
  const { me } = useSurroundings();
  if (holdsRight(me, 'duty.readOwn')) return <OwnToday />;
  return <EmptyState>{say('notChief')}</EmptyState>;
}

function OwnToday() {
  const today = useToday();
  // Asked for here only to be on the phone later; after today's list, which matters more.
  useDutyCard(today.data !== undefined);
  useProblemList('onMyReaches', today.data !== undefined);
  return <Answered query={today}>{({ value, keptMs }) => <TodayList today={value} keptMs={keptMs} />}</Answered>;
}

function TodayList({ today, keptMs }: { readonly today: TodayBody; readonly keptMs: number | null }) {
  const say = useWords(FIELD_WORDS);
  const { city, me } = useSurroundings();
  const recording = useRecording();
  const navigate = useNavigate();
  const hasReaches = today.reaches.length > 0;
  const go = () => void (recording ? navigate({ to: '/patrol' }) : navigate({ to: '/start', search: {} }));
  return (
    <>
      <KeptLine keptMs={keptMs} />
      <NumberCard today={today} />
      <ReachSketch reaches={today.reaches} />
      {hasReaches ? <Reaches today={today} /> : <EmptyState>{say('noReaches')}</EmptyState>}
      {hasReaches && <TodayLinks today={today} />}
      {!hasReaches && hasPeopleBelow(me) && (
        <ul className="today-links">
          <SubordinatesLink />
        </ul>
      )}
      <p className="muted foot">{city.ownClock && say('cityClock', { day: sayDate(today.day, say.language, true) })}</p>
      {hasReaches && (
        <div className="thumb">
          <Button color="primary" block className="big" onClick={go}>
            {say(recording ? 'continue' : 'start')}
          </Button>
        </div>
      )}
    </>
  );
}

function NumberCard({ today }: { readonly today: TodayBody }) {
  const say = useWords(FIELD_WORDS);
  return (
    <section className="number-card" aria-label={say('stillNeeded')}>
      {today.visits === 0 ? (
        <p>{say('nothingAsked')}</p>
      ) : (
        <>
          <p className="number-line">
            {today.stillNeeded > 0 ? (
              <>
                {say('stillNeeded')} <strong>{today.stillNeeded}</strong> {say('dayVisits', { n: today.stillNeeded })}
              </>
            ) : (
              <strong className="number-done">{say('allDone')}</strong>
            )}
            <span className="muted">{say('ofMonth', { done: today.done, visits: today.visits })}</span>
          </p>
          {today.dueDay && <p className="muted">{sayUntil(today.dueDay, say.language)}</p>}
        </>
      )}
    </section>
  );
}

/** In a long list what is neither warned nor needed now is folded away. */
function Reaches({ today }: { readonly today: TodayBody }) {
  const say = useWords(TODAY_WORDS);
  const isCalm = ({ level, stillNeeded, openProblems }: TodayBody['reaches'][number]) =>
    level === 'none' && stillNeeded === 0 && openProblems === 0;
  const calm = today.reaches.length > LONG_LIST ? today.reaches.filter(isCalm) : [];
  const pressing = today.reaches.filter((reach) => !calm.includes(reach));
  return (
    <>
      <ul className="reach-list">
        {pressing.map((reach) => (
          <ReachCard key={reach.reach} reach={reach} />
        ))}
      </ul>
      {calm.length > 0 && (
        <details className="reach-rest" open={pressing.length === 0}>
          <summary>{say('others', { n: calm.length })}</summary>
          <ul className="reach-list">
            {calm.map((reach) => (
              <ReachCard key={reach.reach} reach={reach} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

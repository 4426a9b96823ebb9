// The first screen: one number, the list with the warned reaches first, and one button.
import { useNavigate } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { sayDate, sayTime, sayUntil } from '@xunhe/ui/dates';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd-mobile';
import { useRecording, useSurroundings } from './house.ts';
import { useToday } from './queries.ts';
import { ReachCard } from './reach-card.tsx';
import { FIELD_WORDS } from './words-field.ts';

export function Today() {
  const say = useWords(FIELD_WORDS);
  const { me } = useSurroundings();
  if (!holdsRight(me, 'duty.readOwn')) return <EmptyState>{say('notChief')}</EmptyState>;
  return <OwnToday />;
}

function OwnToday() {
  const today = useToday();
  return <Answered query={today}>{({ value, keptMs }) => <TodayList today={value} keptMs={keptMs} />}</Answered>;
}

function TodayList({ today, keptMs }: { readonly today: TodayBody; readonly keptMs: number | null }) {
  const say = useWords(FIELD_WORDS);
  const { city } = useSurroundings();
  const recording = useRecording();
  const navigate = useNavigate();
  const first = today.reaches[0];
  const go = () => void (recording ? navigate({ to: '/patrol' }) : navigate({ to: '/start', search: {} }));
  return (
    <>
      {keptMs !== null && <p className="notice">{say('asOf', { time: sayTime(keptMs, city.timezone) })}</p>}
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
      {first ? (
        <ul className="reach-list">
          {today.reaches.map((reach) => (
            <ReachCard key={reach.reach} reach={reach} />
          ))}
        </ul>
      ) : (
        <EmptyState>{say('noReaches')}</EmptyState>
      )}
      {first && (
        <div className="thumb">
          <Button color="primary" block className="big" onClick={go}>
            {say(recording ? 'continue' : 'start')}
          </Button>
        </div>
      )}
      <p className="muted foot">{city.ownClock && say('cityClock', { day: sayDate(today.day, say.language, true) })}</p>
    </>
  );
}

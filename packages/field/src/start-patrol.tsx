// Before a patrol: which reach, and how. With one tap from the list the reach is already chosen.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { type PatrolMode, TRACK_MODES } from '@xunhe/domain/duty/mode';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { MODE_WORDS } from '@xunhe/ui/words-shared';
import { Button, Selector } from 'antd-mobile';
import { useState } from 'react';
import { BackLine } from './back-line.tsx';
import { keepStorage } from './device.ts';
import { GuideLink } from './guides/guide-link.tsx';
import { useHouse, useRecording, useSurroundings } from './house.ts';
import { useToday } from './queries.ts';
import { nameReach } from './reach-card.tsx';
import { PATROL_WORDS } from './walking/words-patrol.ts';
import { FIELD_WORDS } from './words-field.ts';

export function StartPatrol() {
  const say = useWords(FIELD_WORDS);
  const { me } = useSurroundings();
  return (
    <>
      <BackLine title={say('start')} to="/">
        <GuideLink task="patrol" />
      </BackLine>
      {holdsRight(me, 'duty.readOwn') ? <StartOwn /> : <EmptyState>{say('notChief')}</EmptyState>}
    </>
  );
}

function StartOwn() {
  const today = useToday();
  return <Answered query={today}>{({ value }) => <StartForm today={value} />}</Answered>;
}

function StartForm({ today }: { readonly today: TodayBody }) {
  const say = useWords(FIELD_WORDS);
  const sayMode = useWords(MODE_WORDS);
  const sayPatrol = useWords(PATROL_WORDS);
  const { recorder } = useHouse();
  const { me } = useSurroundings();
  const recording = useRecording();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/start' }).reach;
  const [chosen, setChosen] = useState(asked ?? today.reaches[0]?.reach);
  const [mode, setMode] = useState<PatrolMode>('walk');
  const [failed, setFailed] = useState(false);
  const reach = today.reaches.find((one) => one.reach === chosen);
  if (!reach) return <EmptyState>{say('noReaches')}</EmptyState>;
  const start = async () => {
    try {
      // The first record is when the browser should promise to keep them.
      void keepStorage();
      if (!recording)
        await recorder.start({
          city: me.city,
          person: me.person,
          reach: reach.reach,
          reachName: nameReach(reach, say.language),
          mode,
        });
    } catch (error) {
      // A full disk: nothing has begun, and the person must know before he walks.
      console.error(error);
      return setFailed(true);
    }
    await navigate({ to: '/patrol', replace: true });
  };
  return (
    <div className="form">
      <fieldset className="choices">
        <legend>{say('choose')}</legend>
        {today.reaches.map((one) => (
          <label key={one.reach} className={one.reach === chosen ? 'choice choice-on' : 'choice'}>
            <input
              type="radio"
              name="reach"
              value={one.reach}
              checked={one.reach === chosen}
              onChange={() => setChosen(one.reach)}
            />
            <span className="choice-name">{nameReach(one, say.language)}</span>
            <LevelMark level={one.level} short />
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{say('mode')}</legend>
        <Selector
          options={TRACK_MODES.map((value) => ({ value, label: sayMode(value) }))}
          value={[mode]}
          onChange={([next]) => next && setMode(next)}
          showCheckMark={false}
        />
      </fieldset>
      <nav className="start-links">
        <Link to="/other" search={{ reach: reach.reach }}>
          {sayPatrol('otherWays')}
        </Link>
        <Link to="/import">{sayPatrol('importLink')}</Link>
        <Link to="/guide">{sayPatrol('guideLink')}</Link>
      </nav>
      {failed && (
        <p role="alert" className="refused">
          {say('cannotStart')}
        </p>
      )}
      <div className="thumb">
        <Button color="primary" block className="big" onClick={() => void start()}>
          {say(recording ? 'continue' : 'start')}
        </Button>
      </div>
    </div>
  );
}

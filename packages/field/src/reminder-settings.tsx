// Whether this phone rings, explained before it is asked, and for which kinds of reminders.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sayInstant } from '@xunhe/ui/dates';
import { MailSettings } from '@xunhe/ui/mail-settings.tsx';
import { ask, client } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { REMINDER_KIND_WORDS } from '@xunhe/ui/words-reminder-kind';
import { Button, Switch } from 'antd-mobile';
import { useState } from 'react';
import { BackLine } from './back-line.tsx';
import { useCityDay, useHouse, useOnline, useSurroundings } from './house.ts';
import { isSubscribed, type PushState, type PushTried, standingOf, turnOffPush, turnOnPush } from './push.ts';
import { pushDevice } from './push-device.ts';
import { DELIVERY_WORDS, REMINDER_SCREEN_WORDS } from './words-reminder-screen.ts';
import './reminders.css';

interface Standing {
  readonly state: PushState;
  /** The server sends to this very browser. */
  readonly isHere: boolean;
}

export function ReminderSettings() {
  const say = useWords(REMINDER_SCREEN_WORDS);
  const { me } = useSurroundings();
  const online = useOnline();
  const query = useQuery({
    queryKey: ['push', me.person],
    queryFn: async (): Promise<Standing> => {
      const state = await ask('pushState');
      return { state, isHere: await isSubscribed(pushDevice, state) };
    },
    staleTime: 0,
  });
  return (
    <>
      <BackLine title={say('settings')} to="/reminders" />
      {!online && <p className="notice">{say('needNetwork')}</p>}
      <Answered query={query}>
        {(standing) => (
          <>
            <PushCard standing={standing} />
            <Kinds state={standing.state} />
          </>
        )}
      </Answered>
      <MailCard />
    </>
  );
}

function MailCard() {
  const { city } = useSurroundings();
  const day = useCityDay();
  const sayKind = useWords(REMINDER_KIND_WORDS);
  return (
    <MailSettings
      sayAt={(instant) => sayInstant(Date.parse(instant) + city.clockOffsetMs, day, sayKind.language)}
      sayKind={sayKind}
    />
  );
}

function PushCard({ standing: { state, isHere } }: { readonly standing: Standing }) {
  const say = useWords(REMINDER_SCREEN_WORDS);
  const { me } = useSurroundings();
  const { store, now } = useHouse();
  const queries = useQueryClient();
  const [tried, setTried] = useState<PushTried | null>(null);
  const house = { device: pushDevice, client, store, now };
  const after = () => queries.invalidateQueries({ queryKey: ['push', me.person] });
  const turnOn = useMutation({
    mutationFn: () => turnOnPush(house, { key: state.key!, person: me.person, language: say.language }),
    onSuccess: setTried,
    onSettled: after,
  });
  const turnOff = useMutation({
    mutationFn: () => turnOffPush(house, me.person),
    onSuccess: (refused) => setTried(refused === null ? null : { refused }),
    onSettled: after,
  });
  const standing = standingOf(pushDevice, state, isHere);
  return (
    <section className="card reminder-push" aria-label={say('pushTitle')}>
      <h2>{say('pushTitle')}</h2>
      {standing === 'ready' ? <p>{say('explain')}</p> : <p role="status">{say(standing)}</p>}
      <p className="muted">{say('basis')}</p>
      <Tried tried={tried} isOn={standing === 'on'} />
      {standing === 'ready' && (
        <Button color="primary" block loading={turnOn.isPending} onClick={() => turnOn.mutate()}>
          {say('turnOn')}
        </Button>
      )}
      {standing === 'on' && (
        <Button block loading={turnOff.isPending} onClick={() => turnOff.mutate()}>
          {say('turnOff')}
        </Button>
      )}
      <LastPush state={state} />
    </section>
  );
}

function Tried({ tried, isOn }: { readonly tried: PushTried | null; readonly isOn: boolean }) {
  const say = useWords(REMINDER_SCREEN_WORDS);
  // That it is denied stands above already.
  if (tried === null || tried === 'on' || tried === 'denied' || isOn) return null;
  return (
    <p role="alert" className="refused">
      {typeof tried === 'string' ? say(tried) : sayRefusal({ kind: tried.refused }, say.language)}
    </p>
  );
}

function LastPush({ state }: { readonly state: PushState }) {
  const say = useWords(REMINDER_SCREEN_WORDS);
  const sayState = useWords(DELIVERY_WORDS);
  const { city } = useSurroundings();
  const day = useCityDay();
  if (!state.last) return null;
  const time = sayInstant(Date.parse(state.last.at) + city.clockOffsetMs, day, say.language);
  return <p className="muted">{say('lastPush', { time, state: sayState(state.last.state) })}</p>;
}

function Kinds({ state }: { readonly state: PushState }) {
  const say = useWords(REMINDER_SCREEN_WORDS);
  const sayKind = useWords(REMINDER_KIND_WORDS);
  const { me } = useSurroundings();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (body: PushState['kinds'][number]) => ask('choosePush', { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['push', me.person] }),
  });
  if (state.key === null) return null;
  return (
    <section aria-label={say('kinds')}>
      <h2 className="list-head">{say('kinds')}</h2>
      <div className="card">
        <p className="muted">{say('kindsHint')}</p>
        {state.kinds.map(({ kind, push, fixed }) => (
          <div className="setting" key={kind}>
            <span id={`kind-${kind}`}>
              {sayKind(kind)}
              {fixed && <small className="muted"> {say('fixed')}</small>}
            </span>
            <Switch
              disabled={fixed === true}
              checked={choose.isPending && choose.variables.kind === kind ? choose.variables.push : push}
              onChange={(on) => choose.mutate({ kind, push: on })}
              aria-labelledby={`kind-${kind}`}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

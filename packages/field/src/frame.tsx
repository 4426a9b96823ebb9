// The frame of the phone: a line on top that always says whether there is a network and what waits, the screen, and four tabs in the thumb
// zone. Whoever is not signed in sees the sign-in; what this phone still holds stays.
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import type { MeBody } from '@xunhe/contract/people';
import { client } from '@xunhe/ui/session';
import { ErrorState, LoadingState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useChangePerson } from './change-person.ts';
import { SurroundingsContext, useHouse, useRecording } from './house.ts';
import { cityQuery, meQuery } from './queries.ts';
import { SignIn } from './sign-in.tsx';
import { StatusLine } from './status-line.tsx';
import { Tabs } from './tabs.tsx';
import { useRinging } from './use-reminders.ts';
import { useSending } from './use-sending.ts';
import { FIELD_WORDS } from './words-field.ts';
import { onNewVersion, takeNewVersion } from './worker-registration.ts';

/** Once in an account's life: not fetched before the first screen. */
const FirstSteps = lazy(async () => ({ default: (await import('@xunhe/ui/first-steps.tsx')).FirstSteps }));

/** On these a tab would lead away from what is being done. */
const ALONE = ['/patrol', '/report', '/start', '/done', '/other', '/import', '/guide', '/how'];

export function Frame() {
  const house = useHouse();
  const me = useQuery(meQuery(house));
  const city = useQuery({ ...cityQuery(house), enabled: Boolean(me.data) });
  const changePerson = useChangePerson();
  const [held, setHeld] = useState<MeBody | null>(null);
  // Nobody is stopped in the middle of a patrol because his password grew old: first the patrol is finished.
  const isWalking = useRecording() !== null;
  const surroundings = useMemo(
    () => (me.data && city.data ? { me: me.data, city: city.data.value } : null),
    [me.data, city.data],
  );
  // The city's clock reaches the recorder before any screen can start a patrol.
  if (surroundings) house.recorder.setClock(surroundings.city.clockOffsetMs);
  const first = held ?? (me.data?.todo && !isWalking ? me.data : null);
  if (first)
    return (
      <Suspense fallback={<LoadingState />}>
        <FirstSteps
          me={first}
          onHold={() => setHeld(first)}
          onMe={(done) => {
            setHeld(null);
            void changePerson(done);
          }}
          onSignOut={() => {
            setHeld(null);
            void client.call('signOut').then(() => changePerson(null));
          }}
        />
      </Suspense>
    );
  if (me.data === null) return <SignIn />;
  const failed = me.error ?? city.error;
  if (!surroundings)
    return (
      <main className="alone">
        {failed ? (
          <ErrorState error={failed} onRetry={() => void (me.error ? me.refetch() : city.refetch())} />
        ) : (
          <LoadingState />
        )}
      </main>
    );
  return (
    <SurroundingsContext value={surroundings}>
      <Framed person={surroundings.me.person}>
        <Outlet />
      </Framed>
    </SurroundingsContext>
  );
}

function Framed({ person, children }: { readonly person: string; readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const isAlone = ALONE.some((path) => pathname.startsWith(path));
  useSending(person);
  useRinging(person);
  return (
    <div className={isAlone ? 'phone phone-alone' : 'phone'}>
      <NewVersion />
      {!isAlone && <StatusLine />}
      <main className="phone-main">{children}</main>
      {!isAlone && <Tabs />}
    </div>
  );
}

function NewVersion() {
  const say = useWords(FIELD_WORDS);
  const [ready, setReady] = useState(false);
  const isWalking = useRecording()?.draft.paused === false;
  useEffect(() => onNewVersion(() => setReady(true)), []);
  // A patrol is not cut by an update, and nobody is asked while he walks.
  if (!ready || isWalking) return null;
  return (
    <div className="new-version" role="status">
      {say('version')}
      <button type="button" className="link" onClick={() => void takeNewVersion()}>
        {say('reload')}
      </button>
    </div>
  );
}

export function Lost() {
  const say = useWords(FIELD_WORDS);
  return <p className="empty">{say('lost')}</p>;
}

export function Failed({ error }: { readonly error: unknown }) {
  const say = useWords(FIELD_WORDS);
  console.error(error);
  return (
    <div className="empty" role="alert">
      <p>{say('failed')}</p>
      <a href="/m/">{say('backToday')}</a>
    </div>
  );
}

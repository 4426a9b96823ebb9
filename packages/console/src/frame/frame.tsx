// The frame of every screen: the rail on the left, city, month, search and person on top. Until somebody is signed in it shows the sign-in,
// at whatever address was asked for. The large screen stands alone: nobody presses anything on a wall.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import type { MeBody } from '@xunhe/contract/people';
import { cityQuery, client, meQuery } from '@xunhe/ui/session';
import { ErrorState, LoadingState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { lazy, type ReactNode, Suspense, startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { SurroundingsContext } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { changePerson } from './change-person.ts';
import { useFirstScreen } from './first-screen.ts';
import { GroupTabs } from './group-tabs.tsx';
import { Rail } from './rail.tsx';
import { SignIn } from './sign-in.tsx';
import { TopBar } from './top-bar.tsx';
import { useLive } from './use-live.ts';

const FirstStepsPage = lazy(() => import('./first-steps-page.tsx'));

export function Frame() {
  const me = useQuery(meQuery);
  const city = useQuery({ ...cityQuery, enabled: me.data?.todo === null });
  const queries = useQueryClient();
  const isWall = useLocation({ select: ({ pathname }) => pathname === '/wall' });
  const [held, setHeld] = useState<MeBody | null>(null);
  const known = useMemo(() => (me.data && city.data ? { me: me.data, city: city.data } : null), [me.data, city.data]);
  // Drawn in slices between which the page answers, instead of in one piece.
  const surroundings = useDeferredValue(known, null);
  const first = held ?? (me.data?.todo ? me.data : null);
  if (first) {
    const change = (next: MeBody | null) => {
      setHeld(null);
      changePerson(queries, next);
    };
    return (
      <Suspense fallback={<LoadingState />}>
        <FirstStepsPage
          me={first}
          onHold={() => setHeld(first)}
          onMe={change}
          onSignOut={() => void client.call('signOut').then(() => change(null))}
        />
      </Suspense>
    );
  }
  if (me.data === null) return <SignIn />;
  const failed = me.error ?? city.error;
  if (failed && !known)
    return (
      <main className="alone">
        <ErrorState error={failed} onRetry={() => void (me.error ? me.refetch() : city.refetch())} />
      </main>
    );
  if (!surroundings) return <ComingFrame />;
  const screen = (
    <Suspense fallback={<LoadingState />}>
      <Outlet />
    </Suspense>
  );
  return <SurroundingsContext value={surroundings}>{isWall ? screen : <Framed>{screen}</Framed>}</SurroundingsContext>;
}

/** What the page shows before its scripts have come: it stays until it is known who looks. */
function ComingFrame() {
  return (
    <div className="coming" aria-busy="true">
      <b>巡河</b>
      <i />
    </div>
  );
}

/** False until the frame around it has been drawn; then true, in a drawing of its own. */
function useNextTurn(): boolean {
  const [isNext, setIsNext] = useState(false);
  useEffect(() => startTransition(() => setIsNext(true)), []);
  return isNext;
}

function Framed({ children }: { readonly children: ReactNode }) {
  const say = useWords(FRAME_WORDS);
  useFirstScreen();
  useLive();
  const isFramed = useNextTurn();
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <TopBar />
      <Rail />
      <GroupTabs />
      <main id="main" className="main" tabIndex={-1}>
        {isFramed ? children : <LoadingState />}
      </main>
    </div>
  );
}

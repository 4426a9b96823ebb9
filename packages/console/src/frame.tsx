// The frame of every screen: the rail on the left, city, month, search and person on top. Until somebody is signed in it shows the sign-in,
// at whatever address was asked for.
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { cityQuery, meQuery } from '@xunhe/ui/session';
import { ErrorState, LoadingState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { type ReactNode, Suspense, useMemo } from 'react';
import { firstScreen, Rail } from './rail.tsx';
import { SignIn } from './sign-in.tsx';
import { SurroundingsContext, useSurroundings } from './surroundings.ts';
import { TopBar } from './top-bar.tsx';
import { FRAME_WORDS } from './words-frame.ts';

export function Frame() {
  const me = useQuery(meQuery);
  const city = useQuery({ ...cityQuery, enabled: Boolean(me.data) });
  const surroundings = useMemo(
    () => (me.data && city.data ? { me: me.data, city: city.data } : null),
    [me.data, city.data],
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
      <Framed>
        <Suspense fallback={<LoadingState />}>
          <Home />
        </Suspense>
      </Framed>
    </SurroundingsContext>
  );
}

/** The map stands at the bare address; whoever may not see it is led to the first screen that he may. */
function Home() {
  const { me } = useSurroundings();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const first = firstScreen(me);
  return path === '/' && first !== undefined && first !== '/' ? <Navigate to={first} replace /> : <Outlet />;
}

function Framed({ children }: { readonly children: ReactNode }) {
  const say = useWords(FRAME_WORDS);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <TopBar />
      <Rail />
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

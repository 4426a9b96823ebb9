// The console opens on the map. Whoever may not see it, such as an administrator, is led to the first screen of his rail, or where he has none
// to his own account. Whoever handles problems comes to his desk, and may go to the map from there.
import { useLocation, useNavigate } from '@tanstack/react-router';
import { holdsRight } from '@xunhe/ui/session';
import { useEffect, useRef } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { groupsOf } from './rail-groups.ts';

export function useFirstScreen(): void {
  const { me, city } = useSurroundings();
  const navigate = useNavigate();
  const isStart = useLocation({ select: ({ pathname }) => pathname === '/' });
  // An office before its first month has nothing to look at yet: it is told what to bring in.
  const isNew = city.latestCycle === null && holdsRight(me, 'cycle.run');
  const first = groupsOf(me)[0]?.entries[0].to ?? '/account';
  const hasArrived = useRef(false);
  useEffect(() => {
    const start =
      hasArrived.current || first !== '/' ? first : me.role === 'handler' ? '/problems' : isNew ? '/first-hour' : first;
    hasArrived.current = true;
    if (isStart && start !== '/') void navigate({ to: start, replace: true });
  }, [isStart, first, isNew, me.role, navigate]);
}

// The console opens on the map. Whoever may not see it, such as an administrator, is led to the first screen of his rail, or where he has none
// to his own account. Whoever handles problems comes to his desk, and may go to the map from there.
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { groupsOf } from './rail-groups.ts';

export function useFirstScreen(): void {
  const { me } = useSurroundings();
  const navigate = useNavigate();
  const isStart = useLocation({ select: ({ pathname }) => pathname === '/' });
  const first = groupsOf(me)[0]?.entries[0].to ?? '/account';
  const hasArrived = useRef(false);
  useEffect(() => {
    const start = first === '/' && me.role === 'handler' && !hasArrived.current ? '/problems' : first;
    hasArrived.current = true;
    if (isStart && start !== '/') void navigate({ to: start, replace: true });
  }, [isStart, first, me.role, navigate]);
}

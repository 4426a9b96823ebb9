// The screens of the desk at which one is; nothing where there is but one.
import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '@xunhe/ui/words';
import { useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import './group-tabs.css';
import { groupAt, groupsOf } from './rail-groups.ts';
import { ReviewCount } from './review-count.tsx';

export function GroupTabs() {
  const say = useWords(FRAME_WORDS);
  const { me } = useSurroundings();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const group = groupAt(groupsOf(me), path);
  if (!group || group.entries.length < 2) return null;
  return (
    <nav className="group-tabs" aria-label={say('tabs')}>
      {group.entries.map(({ to, word }) => (
        <Link key={to} to={to} className="group-tab" activeOptions={{ includeSearch: false }}>
          {say(word)}
          {to === '/reviews' && <ReviewCount />}
        </Link>
      ))}
    </nav>
  );
}

// The rail: the desks of whoever is signed in. A desk opens its first screen; the others stand as tabs above the screen.
import {
  AlertOutlined,
  BarChartOutlined,
  ControlOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  GlobalOutlined,
  NotificationOutlined,
  ProfileOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '@xunhe/ui/words';
import { type ComponentType, useEffect, useRef } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { CircularCount } from './circular-count.tsx';
import { type GroupName, groupAt, groupsOf } from './rail-groups.ts';
import { ReviewCount } from './review-count.tsx';

const ICONS: Readonly<Record<GroupName, ComponentType>> = {
  ...{
    map: GlobalOutlined,
    board: DashboardOutlined,
    warning: AlertOutlined,
    duty: ProfileOutlined,
    problem: WarningOutlined,
  },
  ...{ evaluation: BarChartOutlined, register: DatabaseOutlined },
  ...{ notice: NotificationOutlined, settings: ControlOutlined },
};

const GROUP_WORDS = {
  ...{
    map: 'map',
    board: 'boards',
    warning: 'warnings',
    duty: 'dutyGroup',
    problem: 'problems',
    evaluation: 'evaluationGroup',
  },
  ...{ register: 'register', notice: 'notices', settings: 'settings' },
} as const satisfies Record<GroupName, keyof typeof FRAME_WORDS>;

export function Rail() {
  const say = useWords(FRAME_WORDS);
  const { me } = useSurroundings();
  const rail = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const groups = groupsOf(me);
  const here = groupAt(groups, path)?.name;
  // On a narrow screen the rail scrolls: where one is must be in sight.
  useEffect(() => {
    if (here) rail.current?.querySelector('.active')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [here]);
  return (
    <nav className="rail" aria-label={say('rail')} ref={rail}>
      {groups.map(({ name, entries }) => {
        const Icon = ICONS[name];
        return (
          <Link
            key={name}
            to={entries[0].to}
            className={`rail-link ${name === here ? 'active' : ''}`}
            activeProps={{ className: '' }}
            aria-current={name === here ? 'true' : undefined}
          >
            <span className="rail-icon" aria-hidden>
              <Icon />
            </span>
            {say(GROUP_WORDS[name])}
            {entries.some(({ to }) => to === '/reviews') && <ReviewCount />}
            {name === 'notice' && <CircularCount />}
          </Link>
        );
      })}
    </nav>
  );
}

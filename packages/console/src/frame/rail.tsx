// The rail: only what the person may see.
import {
  AlertOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ControlOutlined,
  DatabaseOutlined,
  EnvironmentOutlined,
  ExperimentOutlined,
  FileTextOutlined,
  GlobalOutlined,
  KeyOutlined,
  LineChartOutlined,
  NotificationOutlined,
  NumberOutlined,
  PieChartOutlined,
  ProfileOutlined,
  QrcodeOutlined,
  QuestionCircleOutlined,
  ScheduleOutlined,
  SendOutlined,
  StopOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import type { Right } from '@xunhe/domain/people/may';
import { holdsRight } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { type ComponentType, useEffect, useRef } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { CircularCount } from './circular-count.tsx';
import { ReviewCount } from './review-count.tsx';

interface Entry {
  readonly to:
    | '/'
    | '/warnings'
    | '/duties'
    | '/patrols'
    | '/reviews'
    | '/inventories'
    | '/problems'
    | '/problem-statistics'
    | '/signals'
    | '/refused'
    | '/evaluation'
    | '/reports'
    | '/standing'
    | '/model'
    | '/reaches'
    | '/signboards'
    | '/people'
    | '/cycles'
    | '/rules'
    | '/work-calendar'
    | '/office-marks'
    | '/audit'
    | '/notices'
    | '/webhooks'
    | '/accounts';
  readonly word:
    | 'map'
    | 'warnings'
    | 'duties'
    | 'patrols'
    | 'reviews'
    | 'inventories'
    | 'problems'
    | 'problemStatistics'
    | 'signals'
    | 'refused'
    | 'evaluation'
    | 'reports'
    | 'standing'
    | 'model'
    | 'reaches'
    | 'signboards'
    | 'people'
    | 'cycles'
    | 'rules'
    | 'workCalendar'
    | 'officeMarks'
    | 'audit'
    | 'notices'
    | 'webhooks'
    | 'accounts';
  readonly right: Right;
  readonly Icon: ComponentType;
}

export const RAIL_ENTRIES: readonly Entry[] = [
  { to: '/', word: 'map', right: 'place.read', Icon: GlobalOutlined },
  { to: '/warnings', word: 'warnings', right: 'warning.read', Icon: AlertOutlined },
  { to: '/duties', word: 'duties', right: 'duty.read', Icon: ProfileOutlined },
  { to: '/patrols', word: 'patrols', right: 'patrol.read', Icon: EnvironmentOutlined },
  { to: '/reviews', word: 'reviews', right: 'patrol.review', Icon: CheckSquareOutlined },
  { to: '/inventories', word: 'inventories', right: 'duty.read', Icon: CheckSquareOutlined },
  { to: '/problems', word: 'problems', right: 'problem.read', Icon: WarningOutlined },
  { to: '/problem-statistics', word: 'problemStatistics', right: 'evaluation.read', Icon: PieChartOutlined },
  { to: '/signals', word: 'signals', right: 'signal.read', Icon: QuestionCircleOutlined },
  { to: '/refused', word: 'refused', right: 'record.settle', Icon: StopOutlined },
  { to: '/evaluation', word: 'evaluation', right: 'evaluation.read', Icon: BarChartOutlined },
  { to: '/reports', word: 'reports', right: 'report.read', Icon: FileTextOutlined },
  { to: '/standing', word: 'standing', right: 'standing.read', Icon: LineChartOutlined },
  { to: '/model', word: 'model', right: 'model.read', Icon: ExperimentOutlined },
  { to: '/reaches', word: 'reaches', right: 'place.read', Icon: DatabaseOutlined },
  { to: '/signboards', word: 'signboards', right: 'place.read', Icon: QrcodeOutlined },
  { to: '/accounts', word: 'accounts', right: 'account.manage', Icon: KeyOutlined },
  { to: '/notices', word: 'notices', right: 'place.read', Icon: NotificationOutlined },
  { to: '/people', word: 'people', right: 'people.read', Icon: TeamOutlined },
  { to: '/cycles', word: 'cycles', right: 'cycle.read', Icon: CalendarOutlined },
  { to: '/rules', word: 'rules', right: 'policy.read', Icon: ControlOutlined },
  { to: '/work-calendar', word: 'workCalendar', right: 'calendar.manage', Icon: ScheduleOutlined },
  { to: '/office-marks', word: 'officeMarks', right: 'mark.manage', Icon: NumberOutlined },
  { to: '/webhooks', word: 'webhooks', right: 'webhook.read', Icon: SendOutlined },
  { to: '/audit', word: 'audit', right: 'audit.read', Icon: AuditOutlined },
];

export function Rail() {
  const say = useWords(FRAME_WORDS);
  const { me } = useSurroundings();
  const rail = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // On a narrow screen the rail scrolls: where one is must be in sight.
  useEffect(() => {
    if (path) rail.current?.querySelector('.active')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [path]);
  return (
    <nav className="rail" aria-label={say('rail')} ref={rail}>
      {RAIL_ENTRIES.filter(({ right }) => holdsRight(me, right)).map(({ to, word, Icon }) => (
        <Link key={to} to={to} className="rail-link" activeOptions={{ exact: to === '/', includeSearch: false }}>
          <span className="rail-icon" aria-hidden>
            <Icon />
          </span>
          {say(word)}
          {to === '/reviews' && <ReviewCount />}
          {to === '/notices' && <CircularCount />}
        </Link>
      ))}
    </nav>
  );
}

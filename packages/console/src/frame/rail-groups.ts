// What stands in the rail: nine desks, each with its screens. A person sees of each what he has the right to, and no desk without a screen.
import type { MeBody } from '@xunhe/contract/people';
import type { Right } from '@xunhe/domain/people/may';
import { holdsRight } from '@xunhe/ui/session';

export const GROUP_NAMES = [
  ...(['map', 'board', 'warning', 'duty', 'problem', 'evaluation', 'register', 'notice', 'settings'] as const),
] as const;

export type GroupName = (typeof GROUP_NAMES)[number];

/** A screen and where it stands: the word is that of FRAME_WORDS. */
export interface Entry {
  readonly group: GroupName;
  readonly to:
    | ('/risk-board' | '/duty-board' | '/data-health' | '/held-readings' | '/deliveries' | '/people-board')
    | ('/' | '/warnings' | '/bulletins' | '/model' | '/cycles')
    | ('/duties' | '/patrols' | '/reviews' | '/inventories' | '/signals' | '/refused')
    | ('/problems' | '/problem-statistics')
    | ('/evaluation' | '/standing' | '/reports')
    | ('/reaches' | '/signboards' | '/people' | '/registers')
    | '/notices'
    | '/first-hour'
    | ('/rules' | '/policies' | '/work-calendar' | '/office-marks' | '/webhooks' | '/accounts' | '/audit');
  readonly word:
    | ('riskBoard' | 'dutyBoard' | 'dataHealth' | 'heldReadings' | 'deliveries' | 'peopleBoard')
    | (
        | 'map'
        | 'warnings'
        | 'bulletins'
        | 'model'
        | 'cycles'
        | 'duties'
        | 'patrols'
        | 'reviews'
        | 'inventories'
        | 'signals'
        | 'refused'
      )
    | (
        | 'problems'
        | 'problemStatistics'
        | 'evaluation'
        | 'standing'
        | 'reports'
        | 'reaches'
        | 'signboards'
        | 'people'
        | 'registers'
      )
    | 'firstHour'
    | ('notices' | 'rules' | 'policies' | 'workCalendar' | 'officeMarks' | 'webhooks' | 'accounts' | 'audit');
  readonly right: Right;
}

export const RAIL_ENTRIES: readonly Entry[] = [
  { group: 'map', to: '/', word: 'map', right: 'place.read' },
  { group: 'board', to: '/risk-board', word: 'riskBoard', right: 'evaluation.read' },
  { group: 'board', to: '/duty-board', word: 'dutyBoard', right: 'evaluation.read' },
  { group: 'board', to: '/data-health', word: 'dataHealth', right: 'evaluation.read' },
  { group: 'board', to: '/held-readings', word: 'heldReadings', right: 'reading.read' },
  { group: 'board', to: '/deliveries', word: 'deliveries', right: 'reading.read' },
  { group: 'board', to: '/people-board', word: 'peopleBoard', right: 'evaluation.read' },
  { group: 'warning', to: '/warnings', word: 'warnings', right: 'warning.read' },
  { group: 'warning', to: '/bulletins', word: 'bulletins', right: 'warning.read' },
  { group: 'warning', to: '/model', word: 'model', right: 'model.read' },
  { group: 'warning', to: '/cycles', word: 'cycles', right: 'cycle.read' },
  { group: 'duty', to: '/duties', word: 'duties', right: 'duty.read' },
  { group: 'duty', to: '/patrols', word: 'patrols', right: 'patrol.read' },
  { group: 'duty', to: '/reviews', word: 'reviews', right: 'patrol.review' },
  { group: 'duty', to: '/inventories', word: 'inventories', right: 'duty.read' },
  { group: 'duty', to: '/signals', word: 'signals', right: 'signal.read' },
  { group: 'duty', to: '/refused', word: 'refused', right: 'record.settle' },
  { group: 'problem', to: '/problems', word: 'problems', right: 'problem.read' },
  { group: 'problem', to: '/problem-statistics', word: 'problemStatistics', right: 'evaluation.read' },
  { group: 'evaluation', to: '/evaluation', word: 'evaluation', right: 'evaluation.read' },
  { group: 'evaluation', to: '/standing', word: 'standing', right: 'standing.read' },
  { group: 'evaluation', to: '/reports', word: 'reports', right: 'report.read' },
  { group: 'register', to: '/reaches', word: 'reaches', right: 'place.read' },
  { group: 'register', to: '/people', word: 'people', right: 'people.read' },
  { group: 'register', to: '/signboards', word: 'signboards', right: 'place.read' },
  { group: 'register', to: '/registers', word: 'registers', right: 'register.write' },
  { group: 'notice', to: '/notices', word: 'notices', right: 'place.read' },
  { group: 'settings', to: '/accounts', word: 'accounts', right: 'account.manage' },
  { group: 'settings', to: '/rules', word: 'rules', right: 'policy.read' },
  { group: 'settings', to: '/policies', word: 'policies', right: 'policy.read' },
  { group: 'settings', to: '/work-calendar', word: 'workCalendar', right: 'calendar.manage' },
  { group: 'settings', to: '/office-marks', word: 'officeMarks', right: 'mark.manage' },
  { group: 'settings', to: '/webhooks', word: 'webhooks', right: 'webhook.read' },
  { group: 'settings', to: '/audit', word: 'audit', right: 'audit.read' },
  { group: 'settings', to: '/first-hour', word: 'firstHour', right: 'cycle.read' },
];

export interface Group {
  readonly name: GroupName;
  readonly entries: readonly [Entry, ...Entry[]];
}

export function groupsOf(me: MeBody): Group[] {
  return GROUP_NAMES.flatMap((name) => {
    const [first, ...rest] = RAIL_ENTRIES.filter((entry) => entry.group === name && holdsRight(me, entry.right));
    return first ? [{ name, entries: [first, ...rest] as const }] : [];
  });
}

/** The group to which an address belongs; the file of a thing belongs where its list stands. */
export function groupAt(groups: readonly Group[], path: string): Group | null {
  const covers = ({ to }: Entry) => path === to || (to !== '/' && path.startsWith(`${to}/`));
  return groups.find(({ entries }) => entries.some(covers)) ?? null;
}

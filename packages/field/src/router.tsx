// The addresses of the phone's screens, under `/m/`. All but the first are fetched when they are opened; the service worker has them on the phone
// before that, so they open without a network too.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent as lazily } from '@tanstack/react-router';
import { isMonth } from '@xunhe/domain/ground/month';
import { PROBLEM_QUEUES, type ProblemQueue } from '@xunhe/domain/problem/queue';
import { Failed, Frame, Lost } from './frame.tsx';
import { Today } from './today.tsx';

export interface ReachSearch {
  readonly reach?: string;
}

/** A form that begins with a reach, or goes on with a draft. */
export interface FormSearch extends ReachSearch {
  readonly draft?: string;
}

const readReach = (raw: Record<string, unknown>): ReachSearch =>
  typeof raw.reach === 'string' || typeof raw.reach === 'number' ? { reach: String(raw.reach) } : {};

const readForm = (raw: Record<string, unknown>): FormSearch => ({
  ...readReach(raw),
  ...(typeof raw.draft === 'string' ? { draft: raw.draft } : {}),
});

export interface PatrolMonthSearch {
  readonly month?: string;
}

const readPatrolMonth = ({ month }: Record<string, unknown>): PatrolMonthSearch =>
  typeof month === 'string' && isMonth(month) ? { month } : {};

export interface ProblemListSearch {
  readonly queue?: ProblemQueue;
}

const readProblemList = ({ queue }: Record<string, unknown>): ProblemListSearch =>
  PROBLEM_QUEUES.some((one) => one === queue) ? { queue: queue as ProblemQueue } : {};

/** A step that was begun and left. */
export interface StepSearch {
  readonly step?: string;
}

const readStep = ({ step }: Record<string, unknown>): StepSearch => (typeof step === 'string' ? { step } : {});

const root = createRootRoute({ component: Frame, notFoundComponent: Lost, errorComponent: Failed });
const at = () => root;

const routes = root.addChildren([
  createRoute({ getParentRoute: at, path: '/', component: Today }),
  createRoute({
    getParentRoute: at,
    path: '/reach/$id',
    component: lazily(() => import('./today-reach.tsx'), 'TodayReachScreen'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/inventories',
    component: lazily(() => import('./inventories.tsx'), 'Inventories'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/inventories/$id',
    component: lazily(() => import('./inventory.tsx'), 'InventoryScreen'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/subordinates',
    component: lazily(() => import('./subordinates.tsx'), 'Subordinates'),
  }),
  createRoute({ getParentRoute: at, path: '/card', component: lazily(() => import('./duty-card.tsx'), 'DutyCard') }),
  createRoute({
    getParentRoute: at,
    path: '/map',
    component: lazily(() => import('./my-map.tsx'), 'MyMap'),
    validateSearch: readReach,
  }),
  createRoute({
    getParentRoute: at,
    path: '/problems',
    component: lazily(() => import('./problems/problem-lists.tsx'), 'ProblemLists'),
    validateSearch: readProblemList,
  }),
  createRoute({
    getParentRoute: at,
    path: '/problems/$id',
    component: lazily(() => import('./problems/problem-file.tsx'), 'ProblemFile'),
    validateSearch: readStep,
  }),
  createRoute({
    getParentRoute: at,
    path: '/patrols',
    component: lazily(() => import('./my-patrols.tsx'), 'MyPatrols'),
    validateSearch: readPatrolMonth,
  }),
  createRoute({
    getParentRoute: at,
    path: '/patrols/$id',
    component: lazily(() => import('./my-patrol.tsx'), 'MyPatrolScreen'),
    validateSearch: readPatrolMonth,
  }),
  createRoute({
    getParentRoute: at,
    path: '/reports',
    component: lazily(() => import('./reports/report-list.tsx'), 'ReportList'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/reports/$period/$kind/$subject',
    component: lazily(() => import('./reports/report-screen.tsx'), 'ReportScreen'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/standing',
    component: lazily(() => import('./standing/my-standing.tsx'), 'MyStanding'),
    validateSearch: readPatrolMonth,
  }),
  createRoute({ getParentRoute: at, path: '/me', component: lazily(() => import('./me.tsx'), 'Me') }),
  createRoute({
    getParentRoute: at,
    path: '/my-data',
    component: lazily(() => import('./my-data.tsx'), 'MyDataScreen'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/delegations',
    component: lazily(() => import('./delegations.tsx'), 'Delegations'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/outbox',
    component: lazily(() => import('./outbox-screen.tsx'), 'OutboxScreen'),
  }),
  createRoute({ getParentRoute: at, path: '/account', component: lazily(() => import('./account.tsx'), 'Account') }),
  createRoute({
    getParentRoute: at,
    path: '/reminders',
    component: lazily(() => import('./reminders.tsx'), 'Reminders'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/reminders/settings',
    component: lazily(() => import('./reminder-settings.tsx'), 'ReminderSettings'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/notices',
    component: lazily(() => import('./circulars/circulars.tsx'), 'Circulars'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/notices/$id',
    component: lazily(() => import('./circulars/circular.tsx'), 'CircularScreen'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/how/$task',
    component: lazily(() => import('./guides/guide-screen.tsx'), 'GuideScreen'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/start',
    component: lazily(() => import('./start-patrol.tsx'), 'StartPatrol'),
    validateSearch: readReach,
  }),
  createRoute({
    getParentRoute: at,
    path: '/other',
    component: lazily(() => import('./walking/other-patrol.tsx'), 'OtherWay'),
    validateSearch: readForm,
  }),
  createRoute({
    getParentRoute: at,
    path: '/import',
    component: lazily(() => import('./walking/import-track.tsx'), 'ImportTrack'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/guide',
    component: lazily(() => import('./walking/battery-guide.tsx'), 'BatteryGuide'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/drafts',
    component: lazily(() => import('./drafts/drafts.tsx'), 'Drafts'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/patrol',
    component: lazily(() => import('./patrolling.tsx'), 'Patrolling'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/done/$id',
    component: lazily(() => import('./patrol-done.tsx'), 'PatrolDone'),
  }),
  createRoute({
    getParentRoute: at,
    path: '/report',
    component: lazily(() => import('./problems/report-problem.tsx'), 'ReportProblem'),
    validateSearch: readForm,
  }),
]);

export function makeRouter() {
  return createRouter({ routeTree: routes, basepath: '/m', defaultPreload: false, scrollRestoration: true });
}

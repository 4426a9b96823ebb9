// The screens and their addresses. Each screen is a chunk of its own; screens never import screens, they link by address.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import {
  parseSearch,
  readAccountSearch,
  readAuditSearch,
  readDutySearch,
  readInventorySearch,
  readListSearch,
  readMapSearch,
  readMonthSearch,
  readPatrolSearch,
  readPeopleSearch,
  readProblemSearch,
  readRefusedSearch,
  readReviewSearch,
  readSignboardSearch,
  readWarningSearch,
  writeSearch,
} from './address.ts';
import { readCircularFileSearch, readCircularSearch, readCircularWriteSearch } from './circular-address.ts';
import { Frame } from './frame.tsx';
import { FailedScreen, LostScreen } from './lost.tsx';
import { askForDesk } from './problem-query.ts';
import { readReportSearch } from './report-address.ts';
import { readSignalSearch } from './signal-address.ts';
import { readStandingSearch } from './standing-address.ts';
import { readWebhookLogSearch } from './webhook-address.ts';

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Frame,
  notFoundComponent: LostScreen,
  errorComponent: FailedScreen,
  validateSearch: readMonthSearch,
  search: { middlewares: [retainSearchParams(['month'])] },
});

const screens = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: readMapSearch,
    component: lazyRouteComponent(() => import('./river-map.tsx'), 'RiverMapScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/warnings',
    validateSearch: readWarningSearch,
    component: lazyRouteComponent(() => import('./warning-board.tsx'), 'WarningBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/duties',
    validateSearch: readDutySearch,
    component: lazyRouteComponent(() => import('./duty-board.tsx'), 'DutyBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inventories',
    validateSearch: readInventorySearch,
    component: lazyRouteComponent(() => import('./inventory-list.tsx'), 'InventoryList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/patrols',
    validateSearch: readPatrolSearch,
    component: lazyRouteComponent(() => import('./patrol-list.tsx'), 'PatrolList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/patrols/$id',
    component: lazyRouteComponent(() => import('./patrol-file.tsx'), 'PatrolFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reviews',
    validateSearch: readReviewSearch,
    component: lazyRouteComponent(() => import('./patrol-reviews.tsx'), 'PatrolReviews'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/problems',
    validateSearch: readProblemSearch,
    loaderDeps: ({ search }) => search,
    loader({ context, deps }) {
      void askForDesk(context.queries, deps);
    },
    component: lazyRouteComponent(() => import('./problem-desk.tsx'), 'ProblemDesk'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/problems/$id',
    component: lazyRouteComponent(() => import('./problem-file.tsx'), 'ProblemFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signals',
    validateSearch: readSignalSearch,
    component: lazyRouteComponent(() => import('./signal-list.tsx'), 'SignalList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signals/$id',
    component: lazyRouteComponent(() => import('./signal-file.tsx'), 'SignalFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/refused',
    validateSearch: readRefusedSearch,
    component: lazyRouteComponent(() => import('./refused-list.tsx'), 'RefusedList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reaches',
    validateSearch: readListSearch,
    component: lazyRouteComponent(() => import('./reach-register.tsx'), 'ReachRegister'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reaches/$id',
    component: lazyRouteComponent(() => import('./reach-file.tsx'), 'ReachFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signboards',
    validateSearch: readSignboardSearch,
    component: lazyRouteComponent(() => import('./signboards.tsx'), 'Signboards'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    validateSearch: readPeopleSearch,
    component: lazyRouteComponent(() => import('./people-list.tsx'), 'PeopleList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('./person-file.tsx'), 'PersonFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/evaluation',
    component: lazyRouteComponent(() => import('./evaluation-table.tsx'), 'EvaluationTable'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/standing',
    validateSearch: readStandingSearch,
    component: lazyRouteComponent(() => import('./standing-board.tsx'), 'StandingBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/standing/$person',
    component: lazyRouteComponent(() => import('./standing-file.tsx'), 'StandingFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/model',
    component: lazyRouteComponent(() => import('./model-record.tsx'), 'ModelRecord'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cycles',
    component: lazyRouteComponent(() => import('./cycle-list.tsx'), 'CycleList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/problem-statistics',
    component: lazyRouteComponent(() => import('./problem-statistics.tsx'), 'ProblemStatistics'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/work-calendar',
    component: lazyRouteComponent(() => import('./work-calendar.tsx'), 'WorkCalendarScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/office-marks',
    component: lazyRouteComponent(() => import('./office-marks.tsx'), 'OfficeMarksScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports',
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./report-list.tsx'), 'ReportList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports/$period/$kind/$subject',
    component: lazyRouteComponent(() => import('./report-file.tsx'), 'ReportFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rules',
    component: lazyRouteComponent(() => import('./rule-board.tsx'), 'RuleBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/my-data',
    component: lazyRouteComponent(() => import('./my-data.tsx'), 'MyDataScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    validateSearch: readAuditSearch,
    component: lazyRouteComponent(() => import('./audit-record.tsx'), 'AuditRecord'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account',
    component: lazyRouteComponent(() => import('./own-account.tsx'), 'OwnAccountScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts',
    validateSearch: readAccountSearch,
    component: lazyRouteComponent(() => import('./accounts.tsx'), 'AccountsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices',
    validateSearch: readCircularSearch,
    component: lazyRouteComponent(() => import('./circulars.tsx'), 'CircularsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices/write',
    validateSearch: readCircularWriteSearch,
    component: lazyRouteComponent(() => import('./circular-write.tsx'), 'CircularWriteScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices/$id',
    validateSearch: readCircularFileSearch,
    component: lazyRouteComponent(() => import('./circular-file.tsx'), 'CircularFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('./webhooks.tsx'), 'WebhooksScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/webhooks/$id',
    validateSearch: readWebhookLogSearch,
    component: lazyRouteComponent(() => import('./webhook-log.tsx'), 'WebhookLog'),
  }),
] as const;

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren(screens),
    context: { queries },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

// The screens and their addresses. Each screen is a chunk of its own; screens never import screens, they link by address.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { readAuditSearch } from './audit/audit-address.ts';
import {
  readDataHealthSearch,
  readDutyBoardSearch,
  readPeopleBoardSearch,
  readRiskBoardSearch,
} from './board/board-address.ts';
import { readBulletinSearch } from './bulletin/bulletin-address.ts';
import { readCircularFileSearch, readCircularSearch, readCircularWriteSearch } from './circular/circular-address.ts';
import { readDeliverySearch } from './data/delivery-address.ts';
import { readHeldSearch } from './data/held-address.ts';
import { readDutySearch, readInventorySearch } from './duty/duty-address.ts';
import { Frame } from './frame/frame.tsx';
import { readMapSearch } from './map/map-address.ts';
import { askEarly } from './map/map-queries.ts';
import { parseSearch, readMonthSearch, writeSearch } from './parts/address.ts';
import { FailedScreen, LostScreen } from './parts/lost.tsx';
import { readPatrolSearch, readRefusedSearch, readReviewSearch } from './patrol/patrol-address.ts';
import { readAccountSearch, readPeopleSearch } from './people/people-address.ts';
import { readProblemSearch } from './problem/problem-address.ts';
import { askForDesk } from './problem/problem-query.ts';
import { readReachSearch, readSignboardSearch } from './reach/reach-address.ts';
import { readRegisterSearch } from './register/register-address.ts';
import { readReportSearch } from './report/report-address.ts';
import { readSignalSearch } from './signal/signal-address.ts';
import { readStandingSearch } from './standing/standing-address.ts';
import { readWarningSearch } from './warning/warning-address.ts';
import { readWebhookLogSearch } from './webhook/webhook-address.ts';

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
    loader: ({ context, location }) => void askEarly(context.queries, readMonthSearch(location.search).month),
    component: lazyRouteComponent(() => import('./map/river-map.tsx'), 'RiverMapScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/warnings',
    validateSearch: readWarningSearch,
    component: lazyRouteComponent(() => import('./warning/warning-board.tsx'), 'WarningBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bulletins',
    validateSearch: readBulletinSearch,
    component: lazyRouteComponent(() => import('./bulletin/bulletins.tsx'), 'Bulletins'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bulletins/new',
    component: lazyRouteComponent(() => import('./bulletin/bulletin-enter.tsx'), 'BulletinEnter'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bulletins/$id',
    component: lazyRouteComponent(() => import('./bulletin/bulletin-file.tsx'), 'BulletinFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/duties',
    validateSearch: readDutySearch,
    component: lazyRouteComponent(() => import('./duty/duty-board.tsx'), 'DutyBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inventories',
    validateSearch: readInventorySearch,
    component: lazyRouteComponent(() => import('./duty/inventory-list.tsx'), 'InventoryList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/patrols',
    validateSearch: readPatrolSearch,
    component: lazyRouteComponent(() => import('./patrol/patrol-list.tsx'), 'PatrolList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/patrols/$id',
    component: lazyRouteComponent(() => import('./patrol/patrol-file.tsx'), 'PatrolFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reviews',
    validateSearch: readReviewSearch,
    component: lazyRouteComponent(() => import('./patrol/patrol-reviews.tsx'), 'PatrolReviews'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/problems',
    validateSearch: readProblemSearch,
    loaderDeps: ({ search }) => search,
    loader({ context, deps }) {
      void askForDesk(context.queries, deps);
    },
    component: lazyRouteComponent(() => import('./problem/problem-desk.tsx'), 'ProblemDesk'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/problems/$id',
    component: lazyRouteComponent(() => import('./problem/problem-file.tsx'), 'ProblemFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/held-readings',
    validateSearch: readHeldSearch,
    component: lazyRouteComponent(() => import('./data/held-list.tsx'), 'HeldList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/deliveries',
    validateSearch: readDeliverySearch,
    component: lazyRouteComponent(() => import('./data/delivery-list.tsx'), 'DeliveryList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signals',
    validateSearch: readSignalSearch,
    component: lazyRouteComponent(() => import('./signal/signal-list.tsx'), 'SignalList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signals/$id',
    component: lazyRouteComponent(() => import('./signal/signal-file.tsx'), 'SignalFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/refused',
    validateSearch: readRefusedSearch,
    component: lazyRouteComponent(() => import('./patrol/refused-list.tsx'), 'RefusedList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reaches',
    validateSearch: readReachSearch,
    component: lazyRouteComponent(() => import('./reach/reach-register.tsx'), 'ReachRegister'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reaches/$id',
    component: lazyRouteComponent(() => import('./reach/reach-file.tsx'), 'ReachFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reaches/$id/dossier',
    component: lazyRouteComponent(() => import('./reach/reach-dossier.tsx'), 'ReachDossier'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/registers',
    validateSearch: readRegisterSearch,
    component: lazyRouteComponent(() => import('./register/register-board.tsx'), 'RegisterBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signboards',
    validateSearch: readSignboardSearch,
    component: lazyRouteComponent(() => import('./reach/signboards.tsx'), 'Signboards'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    validateSearch: readPeopleSearch,
    component: lazyRouteComponent(() => import('./people/people-list.tsx'), 'PeopleList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('./people/person-file.tsx'), 'PersonFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/evaluation',
    component: lazyRouteComponent(() => import('./model/evaluation-table.tsx'), 'EvaluationTable'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/standing',
    validateSearch: readStandingSearch,
    component: lazyRouteComponent(() => import('./standing/standing-board.tsx'), 'StandingBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/standing/$person',
    component: lazyRouteComponent(() => import('./standing/standing-file.tsx'), 'StandingFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/model',
    component: lazyRouteComponent(() => import('./model/model-record.tsx'), 'ModelRecord'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cycles',
    component: lazyRouteComponent(() => import('./duty/cycle-list.tsx'), 'CycleList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/problem-statistics',
    component: lazyRouteComponent(() => import('./problem/problem-statistics.tsx'), 'ProblemStatistics'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/work-calendar',
    component: lazyRouteComponent(() => import('./duty/work-calendar.tsx'), 'WorkCalendarScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/office-marks',
    component: lazyRouteComponent(() => import('./signal/office-marks.tsx'), 'OfficeMarksScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports',
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./report/report-list.tsx'), 'ReportList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports/$period/$kind/$subject',
    component: lazyRouteComponent(() => import('./report/report-file.tsx'), 'ReportFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rules',
    component: lazyRouteComponent(() => import('./rule/rule-board.tsx'), 'RuleBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policies',
    component: lazyRouteComponent(() => import('./rule/term-board.tsx'), 'TermBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/my-data',
    component: lazyRouteComponent(() => import('./people/my-data.tsx'), 'MyDataScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    validateSearch: readAuditSearch,
    component: lazyRouteComponent(() => import('./audit/audit-record.tsx'), 'AuditRecord'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account',
    component: lazyRouteComponent(() => import('./people/own-account.tsx'), 'OwnAccountScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts',
    validateSearch: readAccountSearch,
    component: lazyRouteComponent(() => import('./people/accounts.tsx'), 'AccountsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices',
    validateSearch: readCircularSearch,
    component: lazyRouteComponent(() => import('./circular/circulars.tsx'), 'CircularsScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices/write',
    validateSearch: readCircularWriteSearch,
    component: lazyRouteComponent(() => import('./circular/circular-write.tsx'), 'CircularWriteScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices/$id',
    validateSearch: readCircularFileSearch,
    component: lazyRouteComponent(() => import('./circular/circular-file.tsx'), 'CircularFile'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('./webhook/webhooks.tsx'), 'WebhooksScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/webhooks/$id',
    validateSearch: readWebhookLogSearch,
    component: lazyRouteComponent(() => import('./webhook/webhook-log.tsx'), 'WebhookLog'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/risk-board',
    validateSearch: readRiskBoardSearch,
    component: lazyRouteComponent(() => import('./board/risk-board.tsx'), 'RiskBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/duty-board',
    validateSearch: readDutyBoardSearch,
    component: lazyRouteComponent(() => import('./board/duty-progress.tsx'), 'DutyProgress'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/data-health',
    validateSearch: readDataHealthSearch,
    component: lazyRouteComponent(() => import('./board/data-health.tsx'), 'DataHealth'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people-board',
    validateSearch: readPeopleBoardSearch,
    component: lazyRouteComponent(() => import('./board/people-board.tsx'), 'PeopleBoard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/first-hour',
    component: lazyRouteComponent(() => import('./start/first-hour.tsx'), 'FirstHour'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wall',
    component: lazyRouteComponent(() => import('./board/wall.tsx'), 'Wall'),
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

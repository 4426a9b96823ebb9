// The addresses of the phone's screens, under `/m/`.
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Account } from './account.tsx';
import { Delegations } from './delegations.tsx';
import { Drafts } from './drafts/drafts.tsx';
import { DutyCard } from './duty-card.tsx';
import { Failed, Frame, Lost } from './frame.tsx';
import { Inventories } from './inventories.tsx';
import { InventoryScreen } from './inventory.tsx';
import { Me } from './me.tsx';
import { MyDataScreen } from './my-data.tsx';
import { MyMap } from './my-map.tsx';
import { MyProblems } from './my-problems.tsx';
import { OutboxScreen } from './outbox-screen.tsx';
import { PatrolDone } from './patrol-done.tsx';
import { Patrolling } from './patrolling.tsx';
import { ProblemFile } from './problem-file.tsx';
import { ReportProblem } from './report-problem.tsx';
import { StartPatrol } from './start-patrol.tsx';
import { Subordinates } from './subordinates.tsx';
import { Today } from './today.tsx';
import { TodayReachScreen } from './today-reach.tsx';
import { BatteryGuide } from './walking/battery-guide.tsx';
import { ImportTrack } from './walking/import-track.tsx';
import { OtherWay } from './walking/other-patrol.tsx';

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

const root = createRootRoute({ component: Frame, notFoundComponent: Lost, errorComponent: Failed });
const at = () => root;

const routes = root.addChildren([
  createRoute({ getParentRoute: at, path: '/', component: Today }),
  createRoute({ getParentRoute: at, path: '/reach/$id', component: TodayReachScreen }),
  createRoute({ getParentRoute: at, path: '/inventories', component: Inventories }),
  createRoute({ getParentRoute: at, path: '/inventories/$id', component: InventoryScreen }),
  createRoute({ getParentRoute: at, path: '/subordinates', component: Subordinates }),
  createRoute({ getParentRoute: at, path: '/card', component: DutyCard }),
  createRoute({ getParentRoute: at, path: '/map', component: MyMap, validateSearch: readReach }),
  createRoute({ getParentRoute: at, path: '/problems', component: MyProblems }),
  createRoute({ getParentRoute: at, path: '/problems/$id', component: ProblemFile }),
  createRoute({ getParentRoute: at, path: '/me', component: Me }),
  createRoute({ getParentRoute: at, path: '/my-data', component: MyDataScreen }),
  createRoute({ getParentRoute: at, path: '/delegations', component: Delegations }),
  createRoute({ getParentRoute: at, path: '/outbox', component: OutboxScreen }),
  createRoute({ getParentRoute: at, path: '/account', component: Account }),
  createRoute({ getParentRoute: at, path: '/start', component: StartPatrol, validateSearch: readReach }),
  createRoute({ getParentRoute: at, path: '/other', component: OtherWay, validateSearch: readForm }),
  createRoute({ getParentRoute: at, path: '/import', component: ImportTrack }),
  createRoute({ getParentRoute: at, path: '/guide', component: BatteryGuide }),
  createRoute({ getParentRoute: at, path: '/drafts', component: Drafts }),
  createRoute({ getParentRoute: at, path: '/patrol', component: Patrolling }),
  createRoute({ getParentRoute: at, path: '/done/$id', component: PatrolDone }),
  createRoute({ getParentRoute: at, path: '/report', component: ReportProblem, validateSearch: readForm }),
]);

export function makeRouter() {
  return createRouter({ routeTree: routes, basepath: '/m', defaultPreload: false, scrollRestoration: true });
}

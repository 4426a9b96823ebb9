// All endpoints in one table, each with the right it needs. Routes, the typed client and OpenAPI are read from it; an endpoint that is
// not here does not exist, and one without a right does not compile.

import type { Right } from '@xunhe/domain/people/may';
import Type, { type TSchema } from 'typebox';
import {
  AccountActionBody,
  AccountQuery,
  AccountRowBody,
  AccountSecretBody,
  BeginFactorBody,
  ChangePasswordBody,
  ConfirmFactorBody,
  EndedSessions,
  EndSessionsBody,
  FactorSecret,
  NewAccountBody,
  RecoveryCodes,
  SessionList,
} from './account.ts';
import { AuditEventBody, AuditKindBody, AuditQuery, AuditVerdictBody } from './audit.ts';
import { DutyListBody, DutyQuery, MonthParams, TodayBody, WarningListBody, WarningQuery } from './duty.ts';
import { CyclesBody, EvaluationBody, PanelBody } from './evaluation.ts';
import { MyDataBody } from './my-data.ts';
import { SeriesBody, SeriesQuery } from './observation.ts';
import { PatrolPage, PatrolQuery, PatrolReceipt, PatrolRowBody, SentPatrol, TrackBody } from './patrol.ts';
import { EnterBody, GuestBody, MeBody, SignInBody } from './people.ts';
import { CityBody, ReachPage, ReachQuery, ReachRowBody, ReachState, RegionBody } from './place.ts';
import {
  DelegationBody,
  DelegationQuery,
  EndDelegation,
  HandedOverBody,
  HandOverBody,
  NewDelegation,
  PersonPage,
  PersonQuery,
  PersonRowBody,
  StandInBody,
} from './post.ts';
import { ProblemMoveBody, ProblemPage, ProblemQuery, ProblemReceipt, ProblemRowBody, SentProblem } from './problem.ts';
import { ModelBody, ReachRiskBody } from './risk.ts';
import { CLOSED, IdText, Page } from './wire.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `open` is for anybody, `signedIn` for every account; otherwise the right that the person's role must hold. */
  readonly right: Right | 'open' | 'signedIn';
  /** Also for somebody who must first choose a password or set up his second factor. */
  readonly early?: boolean;
  readonly summary: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly answer: TSchema;
}

const IdParams = Type.Object({ id: IdText }, CLOSED);
const Done = Type.Object({ done: Type.Literal(true) }, CLOSED);
const Empty = Type.Object({}, CLOSED);

export const API = {
  health: {
    method: 'GET',
    path: '/api/health',
    right: 'open',
    summary: 'Is the server up, and which city does it serve',
    answer: Type.Object(
      {
        ok: Type.Boolean(),
        city: Type.String(),
        name: Type.String(),
        nameEn: Type.Union([Type.String(), Type.Null()]),
        ownClock: Type.Boolean(),
        /** Is there a single sign-on? */
        sso: Type.Boolean(),
        version: Type.String(),
        /** What passwords must be here; the form says it in words. */
        passwords: Type.Enum(['dengbao3', 'asvs']),
      },
      CLOSED,
    ),
  },
  guests: {
    method: 'GET',
    path: '/api/guests',
    right: 'open',
    summary: 'Sample people as whom a newcomer may enter; none but on the sample city on this machine',
    answer: Type.Object({ rows: Type.Array(GuestBody) }, CLOSED),
  },
  enter: {
    method: 'POST',
    path: '/api/enter',
    right: 'open',
    summary: 'Enter as a sample person; there is no such door elsewhere',
    body: EnterBody,
    answer: MeBody,
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    right: 'open',
    summary: 'Sign in; the session is a cookie',
    body: SignInBody,
    answer: MeBody,
  },
  signOut: {
    method: 'POST',
    path: '/api/sign-out',
    right: 'signedIn',
    early: true,
    summary: 'End this session',
    body: Empty,
    answer: Done,
  },
  me: {
    method: 'GET',
    path: '/api/me',
    right: 'signedIn',
    early: true,
    summary: 'Who is signed in and what may they do',
    answer: MeBody,
  },
  changePassword: {
    method: 'POST',
    path: '/api/me/password',
    right: 'signedIn',
    early: true,
    summary: 'Change the own password; all other sessions end',
    body: ChangePasswordBody,
    answer: MeBody,
  },
  beginSecondFactor: {
    method: 'POST',
    path: '/api/me/second-factor/begin',
    right: 'signedIn',
    early: true,
    summary: 'A secret for the authenticator; it waits for its first code',
    body: BeginFactorBody,
    answer: FactorSecret,
  },
  confirmSecondFactor: {
    method: 'POST',
    path: '/api/me/second-factor',
    right: 'signedIn',
    early: true,
    summary: 'The first code sets the second factor; answers the recovery codes once',
    body: ConfirmFactorBody,
    answer: RecoveryCodes,
  },
  sessions: {
    method: 'GET',
    path: '/api/me/sessions',
    right: 'signedIn',
    summary: 'Where one is signed in',
    answer: SessionList,
  },
  endSessions: {
    method: 'POST',
    path: '/api/me/sessions/end',
    right: 'signedIn',
    summary: 'End one of the own sessions, or all others',
    body: EndSessionsBody,
    answer: EndedSessions,
  },
  people: {
    method: 'GET',
    path: '/api/people',
    right: 'people.read',
    summary: 'Chiefs and assistants',
    query: PersonQuery,
    answer: Page(PersonRowBody),
  },
  person: {
    method: 'GET',
    path: '/api/people/:id',
    right: 'people.read',
    summary: 'One person with the posts of all times',
    params: IdParams,
    answer: PersonPage,
  },
  delegations: {
    method: 'GET',
    path: '/api/delegations',
    right: 'delegation.read',
    summary: 'Who stands in for whom, and when',
    query: DelegationQuery,
    answer: Page(DelegationBody),
  },
  standIns: {
    method: 'GET',
    path: '/api/delegations/stand-ins',
    right: 'delegation.read',
    summary: 'Assistants who can stand in',
    answer: Type.Object({ rows: Type.Array(StandInBody) }, CLOSED),
  },
  giveDelegation: {
    method: 'POST',
    path: '/api/delegations',
    right: 'delegation.give',
    summary: 'Let an assistant stand in for some days',
    body: NewDelegation,
    answer: DelegationBody,
  },
  endDelegation: {
    method: 'POST',
    path: '/api/delegations/end',
    right: 'delegation.give',
    summary: 'End a delegation before its last day',
    body: EndDelegation,
    answer: DelegationBody,
  },
  successors: {
    method: 'GET',
    path: '/api/posts/successors',
    right: 'post.manage',
    summary: 'Chiefs who can take over a post',
    answer: Type.Object({ rows: Type.Array(StandInBody) }, CLOSED),
  },
  handOver: {
    method: 'POST',
    path: '/api/posts/hand-over',
    right: 'post.manage',
    summary: 'A chief takes over from another on a day, with open duties and problems',
    body: HandOverBody,
    answer: HandedOverBody,
  },
  accounts: {
    method: 'GET',
    path: '/api/accounts',
    right: 'account.manage',
    summary: 'Accounts and their state',
    query: AccountQuery,
    answer: Page(AccountRowBody),
  },
  openAccount: {
    method: 'POST',
    path: '/api/accounts',
    right: 'account.manage',
    summary: 'A new account; its one-time password or token is answered once',
    body: NewAccountBody,
    answer: AccountSecretBody,
  },
  actOnAccount: {
    method: 'POST',
    path: '/api/accounts/act',
    right: 'account.manage',
    summary: 'New password or token, disable, enable, unlock, take the second factor away, end sessions',
    body: AccountActionBody,
    answer: AccountSecretBody,
  },
  myData: {
    method: 'GET',
    path: '/api/my-data',
    right: 'signedIn',
    summary: 'What is stored of the person who asks, and who looked at it',
    answer: MyDataBody,
  },
  city: {
    method: 'GET',
    path: '/api/city',
    right: 'signedIn',
    summary: 'The city, its clock and its months',
    answer: CityBody,
  },
  regions: {
    method: 'GET',
    path: '/api/regions',
    right: 'signedIn',
    summary: 'The tree of regions',
    answer: Type.Object({ rows: Type.Array(RegionBody) }, CLOSED),
  },
  regionShapes: {
    method: 'GET',
    path: '/api/regions/shapes',
    right: 'signedIn',
    summary: 'Outlines of the districts as GeoJSON',
    answer: Type.Unsafe<{ type: 'FeatureCollection'; features: unknown[] }>(Type.Unknown()),
  },
  panel: {
    method: 'GET',
    path: '/api/panel',
    right: 'place.read',
    summary: 'What changed and what waits',
    answer: PanelBody,
  },
  reachStates: {
    method: 'GET',
    path: '/api/months/:month/reach-states',
    right: 'place.read',
    summary: 'Class, warning and duty progress of every reach in a month',
    params: MonthParams,
    answer: Type.Object({ month: Type.String(), rows: Type.Array(ReachState) }, CLOSED),
  },
  reaches: {
    method: 'GET',
    path: '/api/reaches',
    right: 'place.read',
    summary: 'Find reaches',
    query: ReachQuery,
    answer: Page(ReachRowBody),
  },
  reach: {
    method: 'GET',
    path: '/api/reaches/:id',
    right: 'place.read',
    summary: 'The file of one reach',
    params: IdParams,
    answer: ReachPage,
  },
  reachSeries: {
    method: 'GET',
    path: '/api/reaches/:id/series',
    right: 'place.read',
    summary: 'Samples and monthly classes of a reach',
    params: IdParams,
    query: SeriesQuery,
    answer: SeriesBody,
  },
  reachRisk: {
    method: 'GET',
    path: '/api/reaches/:id/risk',
    right: 'warning.read',
    summary: 'Assessments of a reach with reasons',
    params: IdParams,
    answer: ReachRiskBody,
  },
  warnings: {
    method: 'GET',
    path: '/api/months/:month/warnings',
    right: 'warning.read',
    summary: 'The warning list of a month',
    params: MonthParams,
    query: WarningQuery,
    answer: WarningListBody,
  },
  duties: {
    method: 'GET',
    path: '/api/months/:month/duties',
    right: 'duty.read',
    summary: 'The duties of a month with progress',
    params: MonthParams,
    query: DutyQuery,
    answer: DutyListBody,
  },
  today: {
    method: 'GET',
    path: '/api/today',
    right: 'duty.readOwn',
    summary: 'What the signed-in chief must do today',
    answer: TodayBody,
  },
  submitPatrol: {
    method: 'POST',
    path: '/api/patrols',
    right: 'patrol.submit',
    summary: 'Store a patrol once, judged',
    body: SentPatrol,
    answer: PatrolReceipt,
  },
  patrols: {
    method: 'GET',
    path: '/api/patrols',
    right: 'patrol.read',
    summary: 'Patrols, newest first',
    query: PatrolQuery,
    answer: Page(PatrolRowBody),
  },
  patrol: {
    method: 'GET',
    path: '/api/patrols/:id',
    right: 'patrol.read',
    summary: 'One patrol with its verdict',
    params: IdParams,
    answer: PatrolPage,
  },
  patrolTrack: {
    method: 'GET',
    path: '/api/patrols/:id/track',
    right: 'track.read',
    summary: "The track of a patrol; a look at somebody else's is recorded",
    params: IdParams,
    answer: TrackBody,
  },
  reportProblem: {
    method: 'POST',
    path: '/api/problems',
    right: 'problem.report',
    summary: 'Report a problem once',
    body: SentProblem,
    answer: ProblemReceipt,
  },
  problems: {
    method: 'GET',
    path: '/api/problems',
    right: 'problem.read',
    summary: 'Problems, newest first',
    query: ProblemQuery,
    answer: Page(ProblemRowBody),
  },
  problem: {
    method: 'GET',
    path: '/api/problems/:id',
    right: 'problem.read',
    summary: 'One problem with its moves',
    params: IdParams,
    answer: ProblemPage,
  },
  moveProblem: {
    method: 'POST',
    path: '/api/problems/:id/moves',
    right: 'problem.move',
    summary: 'Move a problem one step',
    params: IdParams,
    body: ProblemMoveBody,
    answer: ProblemPage,
  },
  evaluation: {
    method: 'GET',
    path: '/api/months/:month/evaluation',
    right: 'evaluation.read',
    summary: 'A month looked back on, by region',
    params: MonthParams,
    answer: EvaluationBody,
  },
  model: {
    method: 'GET',
    path: '/api/model',
    right: 'model.read',
    summary: 'The model in use and its proof',
    answer: ModelBody,
  },
  cycles: {
    method: 'GET',
    path: '/api/cycles',
    right: 'cycle.read',
    summary: 'The months and their acts',
    answer: CyclesBody,
  },
  auditEvents: {
    method: 'GET',
    path: '/api/audit/events',
    right: 'audit.read',
    summary: 'Search the record of what happened, newest first',
    query: AuditQuery,
    answer: Page(AuditEventBody),
  },
  auditKinds: {
    method: 'GET',
    path: '/api/audit/kinds',
    right: 'audit.read',
    summary: 'The kinds of events there are, with their number',
    answer: Type.Object({ rows: Type.Array(AuditKindBody) }, CLOSED),
  },
  auditVerify: {
    method: 'POST',
    path: '/api/audit/verify',
    right: 'audit.read',
    summary: 'Check the chain of the whole city; the check is itself recorded',
    body: Empty,
    answer: AuditVerdictBody,
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof API;

/** Vector tiles of the reaches: not JSON, so not in the table above, but with a right like every route. */
export const TILE_PATH = '/api/tiles/:z/:x/:y';
export const TILE_RIGHT: Right = 'place.read';

/** Single sign-on goes through the browser's address line: these answer by leading on, and are open to anybody. */
export const SSO_START_PATH = '/api/sso/start';
export const SSO_RETURN_PATH = '/api/sso/return';
/** The record of the whole city as lines of JSON: a download that is itself recorded. */
export const AUDIT_EXPORT_PATH = '/api/audit/export';
export const AUDIT_EXPORT_RIGHT: Right = 'audit.read';

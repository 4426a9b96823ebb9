// How each endpoint is asked when rights are tried. Every endpoint stands in one of three tables: about one thing, a list, or (in
// test-matrix-placeless) neither, with the reason why place makes no difference to it. One that stands in none fails the test.
import type { EndpointName } from '@xunhe/contract/api';
import { INVENTORY_ITEMS } from '@xunhe/domain/duty/inventory';
import { makeId } from '@xunhe/domain/ground/id';
import type { CallInput } from './test-city.ts';
import { MONTH, NEXT_MONTH, type Thing } from './test-matrix-places.ts';
import { REFUSED_HASH } from './test-refused.ts';

export interface AboutThing {
  readonly thing: Thing;
  ask(id: string): CallInput;
}

const byId = (id: string): CallInput => ({ params: { id } });
const ofReach = (id: string): CallInput => ({ params: { kind: 'reach', id } });

export const THINGS: Partial<Record<EndpointName, AboutThing>> = {
  reach: { thing: 'reach', ask: byId },
  reachSeries: { thing: 'reach', ask: byId },
  reachRisk: { thing: 'reach', ask: byId },
  assessment: { thing: 'reach', ask: (id) => ({ params: { id, month: MONTH } }) },
  reachTracing: { thing: 'reach', ask: byId },
  patrol: { thing: 'patrol', ask: byId },
  // A day that is to come: 422 says that the patrol was reached and is his.
  appealPatrol: {
    thing: 'patrol',
    ask: (patrol) => ({ body: { id: newId(), patrol, text: '一事', at: '2026-06-01T01:00:00Z' } }),
  },
  // On what nobody saw: 409 says that the patrol was reached and is his to decide.
  decidePatrol: {
    thing: 'patrol',
    ask: (id) => ({ ...byId(id), body: { outcome: 'counted', text: '一事', seen: 99 } }),
  },
  patrolTrack: { thing: 'patrol', ask: byId },
  person: { thing: 'person', ask: byId },
  report: { thing: 'person', ask: (subject) => ({ params: { period: MONTH, kind: 'chief', subject } }) },
  problem: { thing: 'problem', ask: byId },
  letters: { thing: 'problem', ask: byId },
  problemDuplicates: { thing: 'problem', ask: byId },
  // Nobody can take over or stand in: 422 says that the chief was found.
  handOver: { thing: 'person', ask: (from) => ({ body: { from, to: 'nobody', day: '2026-06-01' } }) },
  giveDelegation: {
    thing: 'person',
    ask: (chief) => ({ body: { chief, assistant: 'nobody', from: '2026-07-01', to: '2026-07-02' } }),
  },
  endDelegation: { thing: 'delegation', ask: (id) => ({ body: { id } }) },
  tellAbsence: {
    thing: 'person',
    // Days that are told already: 409 says that the chief was found.
    ask: (person) => ({ body: { person, kind: 'leave', from: '2026-06-01', to: '2026-06-02' } }),
  },
  takeBackAbsence: { thing: 'absence', ask: (id) => ({ body: { id } }) },
  // No such move: 409 says that the problem was reached.
  moveProblem: { thing: 'problem', ask: (id) => ({ ...byId(id), body: { move: 'noSuchMove', note: '' } }) },
  citizenSide: { thing: 'problem', ask: byId },
  answerCitizen: { thing: 'problem', ask: (id) => ({ ...byId(id), body: { text: '已清理' } }) },
  citizenPhone: { thing: 'problem', ask: byId },
  actOnAccount: { thing: 'account', ask: (login) => ({ body: { login, action: 'unlock' } }) },
  openAccount: {
    thing: 'region',
    ask: (region) => ({ body: { login: `new-${newId()}`, role: 'handler', region, name: '新人' } }),
  },
  signal: { thing: 'signal', ask: byId },
  // Without a reason: 400 for all who may settle. With one, the first of his own is refused as his own.
  settleSignal: {
    thing: 'signal',
    ask: (id) => ({ ...byId(id), body: { state: 'explained', note: '现场核实过' } }),
  },
  // With a value that no water holds: 422 says that it was reached.
  decideHeld: {
    thing: 'held',
    ask: (id) => ({ body: { ids: [id], deed: 'correct', value: -1, why: '化验室更正' } }),
  },
  refusedRecord: { thing: 'refused', ask: (id) => ({ params: { id, hash: REFUSED_HASH } }) },
  // Settled by the first who may: 409 says that it was reached.
  settleRefused: {
    thing: 'refused',
    ask: (id) => ({ params: { id, hash: REFUSED_HASH }, body: { note: '已核实' } }),
  },
  standing: { thing: 'person', ask: (person) => ({ params: { month: MONTH, person } }) },
  // Granted without a case that is left out: 422 says that it was reached and is his to answer.
  answerObjection: {
    thing: 'objection',
    ask: (id) => ({ ...byId(id), body: { granted: true, reason: '核实属实', leftOut: [] } }),
  },
  makeWebhook: {
    thing: 'region',
    ask: (region) => ({
      body: {
        ...{
          kind: 'wecom',
          name: `新-${newId()}`,
          region,
          events: ['problem.reported'],
          keyOnly: false,
          language: 'zh',
        },
        target: { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', secret: null, sms: null },
      },
    }),
  },
  changeWebhook: { thing: 'webhook', ask: (id) => ({ ...byId(id), body: { keyOnly: true } }) },
  // Its seal does not open, so nothing is sent: the answer is that it was blocked.
  testWebhook: { thing: 'webhook', ask: (id) => ({ ...byId(id), body: {} }) },
  webhookDeliveries: { thing: 'webhook', ask: byId },
  submitPatrol: {
    thing: 'reach',
    ask: (reach) => ({
      body: {
        ...{ id: newId(), reach, mode: 'walk', points: [], note: '', nothingFound: true },
        ...{ startedAt: '2025-12-30T01:00:00Z', endedAt: '2025-12-30T01:20:00Z' },
      },
    }),
  },
  takeInventory: {
    thing: 'reach',
    ask: (reach) => ({
      body: {
        ...{ id: newId(), reach, at: '2025-12-30T01:00:00Z', period: { from: '2025-12-22', to: '2026-01-04' } },
        items: INVENTORY_ITEMS.map((item) => ({ item, found: false, note: '' })),
      },
    }),
  },
  reportProblem: {
    thing: 'reach',
    ask: (reach) => ({
      body: {
        ...{ id: newId(), reach, type: 'other', text: '', at: '2025-12-30T01:00:00Z' },
        ...{ lon: null, lat: null, patrol: null },
      },
    }),
  },
  registerRecord: { thing: 'reach', ask: (id) => ({ params: { kind: 'reach', id } }) },
  // On what nobody saw: 409 says that the record was reached and is his office's to change.
  editRecord: {
    thing: 'reach',
    ask: (id) => ({ ...ofReach(id), body: { values: { name: '新名' }, seen: 99, reason: '' } }),
  },
  retireRecord: {
    thing: 'reach',
    ask: (id) => ({ ...ofReach(id), body: { on: '2020-01-01', seen: 99, reason: '核实' } }),
  },
  // Never changed: 409 says that it was reached.
  undoRecord: { thing: 'reach', ask: (id) => ({ ...ofReach(id), body: { seen: 99, whole: false, reason: '' } }) },
  // The same: none of many is changed when one is refused.
  editRecords: {
    thing: 'reach',
    ask: (id) => ({
      params: { kind: 'reach' },
      body: { records: [{ id, seen: 99 }], values: { bank: 'both' }, reason: '' },
    }),
  },
  splitReach: {
    thing: 'reach',
    ask: (id) => ({
      params: { id },
      // Nearer to its upper end than a reach may begin: 422 says that it was reached.
      body: { atM: 1, keeps: 'upper', fresh: { id: `R-${newId()}`, name: '下段' }, seen: 99, reason: '' },
    }),
  },
  // On what nobody saw, or joined with nothing: 409 says that it was reached.
  joinReaches: {
    thing: 'reach',
    ask: (id) => ({ params: { id }, body: { keeps: 'upper', seen: 99, seenLower: 99, reason: '' } }),
  },
  createRecord: {
    thing: 'region',
    ask: (region) => ({
      params: { kind: 'department' },
      body: { id: `D-${newId()}`, values: { name: '新设单位', kind: 'water', region }, reason: '' },
    }),
  },
  warningCase: { thing: 'reach', ask: (reach) => ({ params: { month: MONTH, reach } }) },
  // An office of a town: 403 says that the warning was reached and that its office only reads.
  reviewWarning: {
    thing: 'reach',
    ask: (reach) => ({
      params: { month: MONTH, reach },
      body: { level: 'red', why: '现场核实：水体发黑发臭', seen: 0 },
    }),
  },
  raiseWarning: {
    thing: 'reach',
    ask: (reach) => ({
      params: { month: MONTH, reach },
      body: { level: 'red', why: '现场核实：水体发黑发臭', seen: 0 },
    }),
  },
  undoReview: { thing: 'reach', ask: (reach) => ({ params: { month: MONTH, reach }, body: { seen: 0 } }) },
  publishLists: {
    thing: 'region',
    ask: (region) => ({
      params: { month: MONTH },
      body: { region, seen: { none: 0, yellow: 0, orange: 0, red: 0 } },
    }),
  },
  sentCircular: { thing: 'circular', ask: byId },
  circularReaders: { thing: 'circular', ask: byId },
  // An office of a town: 403 says that the notice was reached and is not its to change.
  remindReaders: { thing: 'circular', ask: (id) => ({ ...byId(id), body: {} }) },
  withdrawCircular: { thing: 'circular', ask: (id) => ({ ...byId(id), body: { why: '内容有误' } }) },
  publishCircular: { thing: 'circularDraft', ask: (id) => ({ ...byId(id), body: { revision: 1 } }) },
  dropCircular: { thing: 'circularDraft', ask: (id) => ({ ...byId(id), body: { revision: 1 } }) },
  saveCircular: {
    thing: 'region',
    ask: (region) => ({
      ...byId(newId()),
      body: {
        ...{ title: '一则', text: '一事', region, groups: ['office'], lastDay: null, confirm: false },
        ...{ supersedes: null, revision: 0 },
      },
    }),
  },
  bulletin: { thing: 'bulletin', ask: byId },
  bulletinOfProblem: { thing: 'problem', ask: byId },
  bulletinEffect: {
    thing: 'reach',
    ask: (reaches) => ({
      query: { reaches, issuer: 'city', kind: 'named', verified: 'true', knownDay: '2025-12-01' },
    }),
  },
  // An office of a town: 403 says that the reach or the bulletin was reached and that its office only reads.
  enterBulletin: { thing: 'reach', ask: (reach) => ({ body: { id: newId(), ...said(reach) } }) },
  correctBulletin: {
    thing: 'bulletin',
    ask: (id) => ({ ...byId(id), body: { ...said('R-own'), seen: 1, why: '核实' } }),
  },
  raiseByBulletin: {
    thing: 'bulletin',
    ask: (id) => ({ ...byId(id), body: { seen: 1, steps: 0, reach: 'R-own', why: '核实' } }),
  },
  reportBulletin: {
    thing: 'bulletin',
    ask: (id) => ({ ...byId(id), body: { seen: 1, problem: newId(), reach: 'R-own', type: 'other', text: '一事' } }),
  },
  withdrawBulletin: { thing: 'bulletin', ask: (id) => ({ ...byId(id), body: { seen: 1, why: '内容有误' } }) },
  reachDocuments: { thing: 'reach', ask: byId },
  // Bytes that nobody uploaded: 422 says that the reach or the bulletin was reached.
  addReachDocument: { thing: 'reach', ask: (id) => ({ ...byId(id), body: document() }) },
  addBulletinFile: { thing: 'bulletin', ask: (id) => ({ ...byId(id), body: document() }) },
  retireDocument: { thing: 'document', ask: (id) => ({ ...byId(id), body: { why: '已失效' } }) },
  // None is of a bulletin: nobody finds one.
  retireBulletinFile: { thing: 'document', ask: (id) => ({ ...byId(id), body: { why: '已失效' } }) },
  circularAudience: { thing: 'region', ask: (region) => ({ query: { region, groups: 'office' } }) },
  accountDeliveries: { thing: 'account', ask: (login) => ({ params: { login } }) },
  // The last, for what it found is gone then.
  deleteWebhook: { thing: 'webhook', ask: (id) => ({ ...byId(id), body: {} }) },
};

type Rows = readonly Readonly<Record<string, unknown>>[];

export interface AboutList {
  readonly ask: CallInput;
  // biome-ignore lint/suspicious/noExplicitAny: the body of any list
  readonly rows?: (body: any) => Rows;
}

const all = { limit: '500' };

export const LISTS: Partial<Record<EndpointName, AboutList>> = {
  reachStates: { ask: { params: { month: MONTH } } },
  reachFreshness: { ask: { params: { month: MONTH } } },
  mapProblems: { ask: { params: { month: NEXT_MONTH } } },
  mapPatrols: { ask: {} },
  reaches: { ask: { query: all } },
  warnings: { ask: { params: { month: MONTH }, query: all } },
  duties: { ask: { params: { month: NEXT_MONTH }, query: all } },
  workload: { ask: { params: { month: NEXT_MONTH }, query: all } },
  today: { ask: {}, rows: (body) => body.reaches },
  dutyCard: { ask: {}, rows: (body) => body.reaches },
  subordinates: { ask: { query: all } },
  inventories: { ask: { query: all } },
  inventoryProgress: { ask: {} },
  patrols: { ask: { query: all } },
  patrolReviews: { ask: { query: all } },
  myPatrols: { ask: { query: { month: NEXT_MONTH } } },
  problems: { ask: { query: all } },
  refusedRecords: { ask: { query: all } },
  register: { ask: { params: { kind: 'reach' }, query: all } },
  evaluation: { ask: { params: { month: MONTH } } },
  reports: { ask: { query: all }, rows: (body) => body.rows.map((row: { subject: string }) => ({ id: row.subject })) },
  accounts: { ask: { query: all } },
  auditEvents: { ask: { query: { ...all, kind: 'test.' } } },
  people: { ask: { query: all } },
  successors: { ask: {} },
  delegations: { ask: { query: all } },
  absences: { ask: { query: all } },
  uploadState: { ask: { params: { sha256: '0'.repeat(64) } }, rows: () => [] },
  signals: { ask: { query: all } },
  deliveries: { ask: { query: all }, rows: (body) => body.rows.map(({ id }: { id: string }) => ({ id })) },
  heldReadings: { ask: { query: all }, rows: (body) => body.rows.map(({ id }: { id: string }) => ({ id })) },
  webhooks: { ask: {} },
  riskBoard: { ask: { params: { month: MONTH }, query: all } },
  standings: { ask: { params: { month: MONTH }, query: all } },
  standingObjections: { ask: { query: all } },
  warningLists: { ask: { params: { month: MONTH } } },
  circulars: { ask: {} },
  sentCirculars: { ask: { query: all } },
  circularDrafts: { ask: {} },
  bulletins: { ask: { query: all } },
};

function said(reach: string) {
  return {
    ...{ reaches: [reach], seenDay: '2025-12-01', knownDay: '2025-12-01', issuer: 'city', kind: 'named' },
    ...{ verified: true, text: '一事', link: null },
  };
}

function document() {
  const title = { title: '一河一策', kind: 'plan', day: '2025-12-01', name: '一河一策.pdf' };
  return { id: newId(), ...title, sha256: '0'.repeat(64) };
}

function newId(): string {
  return makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

// A small city for the tests of records, the same in memory and in PostgreSQL: a creek of two villages, 村河长 Lin with a post on his half, and
// his assistant. Only for tests.
import { createHash } from 'node:crypto';
import type { SentInventory } from '@xunhe/contract/inventory';
import type { SentPatrol } from '@xunhe/contract/patrol';
import type { SentProblem } from '@xunhe/contract/problem';
import type { SentOp, SyncAsk } from '@xunhe/contract/sync';
import { INVENTORY_DEFAULT, INVENTORY_ITEMS } from '@xunhe/domain/duty/inventory';
import { DIFFERENTIATED_DEFAULT } from '@xunhe/domain/duty/rule';
import { makeId } from '@xunhe/domain/ground/id';
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';
import type { Role } from '@xunhe/domain/people/role';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { Person } from '../../store/people.ts';
import type { MemoryCity } from './memory-sync-store.ts';

export const CITY = '9901';
export const NOW = Date.UTC(2026, 0, 8, 4);
export const DAY_MS = 86_400_000;
export const VILLAGE = '990101001001';
export const NEXT_VILLAGE = '990101001002';
const [LON, LAT] = [113.3, 23.1];
/** Degrees of longitude that are about a kilometre here. */
const KM = 0.00977;

export const REACHES = [
  { id: 'R-lin', region: VILLAGE, from: LON },
  { id: 'R-next', region: NEXT_VILLAGE, from: LON + 3 * KM },
].map(({ id, region, from }) => ({
  ...{ id, region, lengthM: 3000, widthM: 20 },
  lines: [
    [
      [from, LAT],
      [from + 3 * KM, LAT],
    ],
  ],
}));

export const MEMORY_CITY: MemoryCity = {
  city: { city: CITY, timezone: 'Asia/Shanghai', today: null },
  posts: [
    {
      ...{ person: 'P-lin', name: '林', level: 'village', reach: 'R-lin', region: VILLAGE },
      ...{ from: '2010-01-01', to: null },
    },
  ],
  delegations: [{ chief: 'P-lin', assistant: 'P-ma', from: '2026-01-05', to: '2026-01-10' }],
  reaches: new Map(REACHES.map((reach) => [reach.id, reach])),
  workYears: [],
  policies: [DIFFERENTIATED_DEFAULT, INVENTORY_DEFAULT].map((policy) => ({
    ...{ city: CITY, id: policy.id, version: policy.version, effective_from: policy.effectiveFrom, body: policy },
  })),
};

export const LIN = makePerson('P-lin', 'chief', 'village', VILLAGE);
export const MA = makePerson('P-ma', 'assistant', 'assistant', NEXT_VILLAGE);
export const ZHAO = makePerson('P-zhao', 'office', null, '990101000000');

function makePerson(id: string, role: Role, level: string | null, region: string): Person {
  const scope = { city: CITY, region: regionPrefix(region), address: '10.0.0.1' };
  return { id, name: id, city: CITY, login: id, role, level, region, regionName: region, scope };
}

export function newId(): string {
  return makeId(NOW, crypto.getRandomValues(new Uint8Array(10)));
}

/** Twenty minutes along a reach, begun so long before now. */
export function makePatrol(more: Partial<SentPatrol> = {}, agoMs = 3_600_000): SentPatrol {
  const startedMs = NOW - agoMs;
  return {
    ...{ id: newId(), reach: 'R-lin', mode: 'walk', note: '水清', nothingFound: true },
    startedAt: new Date(startedMs).toISOString(),
    endedAt: new Date(startedMs + 20 * 60_000).toISOString(),
    points: Array.from({ length: 60 }, (_, n) => [n * 20_000, LON + (n * KM * 1.5) / 60, LAT, 8, 0]),
    ...more,
  };
}

export function makeProblem(more: Partial<SentProblem> = {}): SentProblem {
  return {
    ...{ id: newId(), reach: 'R-lin', type: 'household_refuse', text: '岸边有垃圾', patrol: null },
    ...{ at: new Date(NOW - 3_600_000).toISOString(), lon: LON, lat: LAT },
    ...more,
  };
}

export function makeInventory(more: Partial<SentInventory> = {}): SentInventory {
  return {
    ...{ id: newId(), reach: 'R-lin', period: { from: '2026-01-05', to: '2026-01-18' } },
    at: new Date(NOW - 3_600_000).toISOString(),
    items: INVENTORY_ITEMS.map((item) => ({ item, found: item === 'abnormal_outfall', note: '' })),
    ...more,
  };
}

export function makeOp(kind: RecordKind, body: { readonly id: string }): SentOp {
  return textOp(kind, body.id, JSON.stringify(body));
}

export function textOp(kind: RecordKind, id: string, text: string): SentOp {
  return { id, kind, form: 1, hash: createHash('sha256').update(text, 'utf8').digest('hex'), text };
}

/** "Do you have it?" */
export function bare({ id, kind, form, hash }: SentOp): SentOp {
  return { id, kind, form, hash };
}

export function makeAsk(ops: readonly SentOp[], more: Partial<SyncAsk> = {}): SyncAsk {
  return { device: newId(), sentAt: new Date(NOW).toISOString(), ops: [...ops], ...more };
}

// Where things lie when rights are tried, and how what lies there is known. Only for tests.
import { FOREIGN } from './test-foreign-city.ts';

export const PLACES = ['own', 'inside', 'shared', 'parent', 'sibling', 'district', 'city', 'absent'] as const;
export type Place = (typeof PLACES)[number];

export type Planted = Exclude<Place, 'city' | 'absent'>;
export type Thing =
  | 'reach'
  | 'patrol'
  | 'problem'
  | 'account'
  | 'person'
  | 'absence'
  | 'delegation'
  | 'region'
  | 'signal'
  | 'held'
  | 'refused'
  | 'circular'
  | 'circularDraft'
  | 'objection'
  | 'webhook'
  | 'bulletin'
  | 'document';

/** The month of the warnings, and that of the duties which follow. */
export const MONTH = '2025-11';
export const NEXT_MONTH = '2025-12';
export const DAY = '2025-12-20';

/** The town for which each account stands; the person himself and the region of what lies at each place. */
export const TOWN = '990199001000';
export const PERSON = 'M-person';
export const OTHER = 'M-other';
export const REGION_OF: Readonly<Record<Planted, string>> = {
  own: '990199001001',
  inside: '990199001002',
  shared: '990199003001',
  parent: '990199000000',
  sibling: '990199002001',
  district: '990198001001',
};
/** Where a list is asked for by region. */
export const FILTERS = {
  'his region': TOWN,
  'town beside': '990199002000',
  'border town': '990199003000',
  'other city': `${FOREIGN.city}01001000`,
  'no such': '990177001000',
} as const;

/** The id of a planted thing of a kind at a place. */
export function idAt(thing: Thing, place: Place): string {
  if (thing === 'region')
    return place === 'absent' ? FILTERS['no such'] : (REGION_OF[place as Planted] ?? FOREIGN.region);
  if (place === 'city') return FOREIGN[thing];
  return `${{ reach: 'R', patrol: 'P', problem: 'Q', account: 'A', person: 'H', absence: 'L', delegation: 'D', signal: 'G', held: 'V', refused: 'K', webhook: 'W', objection: 'O', circular: 'C', circularDraft: 'B', bulletin: 'N', document: 'T' }[thing]}-${place}`;
}

/** Where a row of a list lies; all that was not planted lies outside. */
export function placeOfRow(row: Readonly<Record<string, unknown>>): Place | 'OUTSIDE' {
  const named = /^[RAHDEGKLOVWYCBNT]-(\w+)$/.exec(String(row.login ?? row.reach ?? row.id ?? row.person ?? ''))?.[1];
  const place = PLACES.find((one) => one === named);
  if (place) return place;
  const isHe = /^M-/.test(String(row.person ?? row.id ?? '')) && (row.region ?? TOWN) === TOWN;
  return isHe || (row.reach === undefined && row.id === undefined && row.region === TOWN) ? 'own' : 'OUTSIDE';
}

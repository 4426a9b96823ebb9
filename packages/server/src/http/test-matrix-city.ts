// The ground on which rights are tried: a town with two villages, and one thing of each kind at every place that differs by right. What is
// planted here is known by its name (`R-own` is his own reach, `Q-sibling` a problem of the town beside, `A-` an account); all that the made city has beside
// it lies outside his region.
import { createHash } from 'node:crypto';
import { ROLES, type Role } from '@xunhe/domain/people/role';
import { inScope, type Tx } from '../store/db.ts';
import { plantCircular, plantCircularDraft } from './test-circular.ts';
import type { TestCity } from './test-city.ts';
import { addForeignCity, FOREIGN } from './test-foreign-city.ts';
import { plantRefused } from './test-refused.ts';
import { makeTestReport } from './test-report.ts';
import { plantObjection, plantStanding } from './test-standing.ts';
import { plantWebhook } from './test-webhook.ts';

export const PLACES = ['own', 'inside', 'shared', 'parent', 'sibling', 'district', 'city', 'absent'] as const;
export type Place = (typeof PLACES)[number];

type Planted = Exclude<Place, 'city' | 'absent'>;
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
  | 'refused'
  | 'circular'
  | 'circularDraft'
  | 'objection'
  | 'webhook';

/** The month of the warnings, and that of the duties which follow. */
export const MONTH = '2025-11';
export const NEXT_MONTH = '2025-12';
const DAY = '2025-12-20';

/** The town for which each account stands; the person himself and the region of what lies at each place. */
export const TOWN = '990199001000';
export const PERSON = 'M-person';
const OTHER = 'M-other';
const REGION_OF: Readonly<Record<Planted, string>> = {
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

const REGIONS = [
  ['990199000000', 'district', '990100000000'],
  [TOWN, 'town', '990199000000'],
  ['990199001001', 'village', TOWN],
  ['990199001002', 'village', TOWN],
  ['990199002000', 'town', '990199000000'],
  ['990199002001', 'village', '990199002000'],
  ['990199003000', 'town', '990199000000'],
  ['990199003001', 'village', '990199003000'],
  ['990198000000', 'district', '990100000000'],
  ['990198001000', 'town', '990198000000'],
  ['990198001001', 'village', '990198001000'],
] as const;

const RUN = {
  ...{ id: 'U-one', period: MONTH, state: 'done' as const, as_of: '2025-11-30', total: 6, made: 6, asked_by: null },
  ...{ started_at: null, ended_at: null, error: null },
};

/** Plants the ground and gives the person an account of each role. Answers the cookie of each. */
export async function plantMatrix(test: TestCity): Promise<Cookies> {
  const { city, db } = test;
  await addForeignCity(db);
  await inScope(db, { city, region: city }, async (tx) => {
    for (const [code, level, parent] of REGIONS)
      await tx
        .insertInto('regions')
        .values({ city, code, name: code, name_en: null, level, parent, geometry: null })
        .execute();
    for (const id of [PERSON, OTHER])
      await tx
        .insertInto('people')
        .values({ city, id, name: id, region: TOWN, level: 'town', department: null, phone: '000-0000' })
        .execute();
    await tx
      .insertInto('report_runs')
      .values({ ...RUN, city, region: `${city}00000000`, asked_at: new Date(`${DAY}T01:00:00Z`) })
      .execute();
    for (const [i, place] of (Object.keys(REGION_OF) as Planted[]).entries()) await plant(tx, { city, place, i });
    await tx.insertInto('shared_reaches').values({ city, reach: 'R-shared', region: '990199001002' }).execute();
    for (const [region, level] of REGIONS)
      if (level !== 'village')
        await tx.insertInto('evaluations').values({ city, month: MONTH, region, figures: '{}' }).execute();
    for (const [role, login] of ROLES.flatMap(loginsOf))
      await tx
        .insertInto('accounts')
        .values({
          ...{ city, login, person: PERSON, role, region: TOWN, password_hash: null, disabled_at: null },
        })
        .execute();
  });
  const sessions = new Map<Role, string[]>();
  for (const role of ROLES) {
    const logins = loginsOf(role).map(([, login]) => login);
    const entered: string[] = [];
    for (let n = 0; n < SESSIONS; n++) entered.push(await test.enter(logins[n % logins.length]!));
    sessions.set(role, entered);
  }
  let asked = 0;
  return {
    keys: () => ROLES,
    get(role) {
      const all = sessions.get(role)!;
      return all[asked++ % all.length]!;
    },
  };
}

/** What stands for a session of each role; a session may ask only so often, so each has several that take turns. */
export interface Cookies {
  keys(): readonly Role[];
  get(role: Role): string;
}

const SESSIONS = 4;

/** A device has one token, and another one would end it: so there are several devices. */
function loginsOf(role: Role): (readonly [Role, string])[] {
  const count = role === 'service' ? SESSIONS : 1;
  return Array.from({ length: count }, (_, n) => [role, n === 0 ? `as-${role}` : `as-${role}-${n}`] as const);
}

async function plant(tx: Tx, { city, place, i }: { city: string; place: Planted; i: number }): Promise<void> {
  const region = REGION_OF[place];
  const reach = `R-${place}`;
  const person = place === 'own' ? PERSON : OTHER;
  const here = { city, reach, region };
  const at = new Date(`${DAY}T01:00:00Z`);
  const [lon, lat] = [113.2 + 0.02 * i, 22.5];
  const water = (await tx.selectFrom('water_bodies').select('id').where('city', '=', city).executeTakeFirstOrThrow())
    .id;
  await tx
    .insertInto('reaches')
    .values({
      ...{ city, id: reach, region, water_body: water, name: reach, name_en: null, bank: 'both', length_m: 1000 },
      ...{ width_m: 5, target_class: 5, downstream: null },
      geometry: { type: 'LineString', coordinates: [[lon, lat], [lon + 0.01, lat + 0.01]] }, // biome-ignore format: one line
    })
    .execute();
  await tx
    .insertInto('stations')
    .values({ ...here, id: `S-${place}`, name: reach, name_en: null, kind: 'section', lon, lat })
    .execute();
  for (const kind of ['sample', 'complaint'])
    await tx
      .insertInto('observations')
      .values({
        ...{
          ...here,
          month: MONTH,
          kind,
          key: `S-${place}/2025-11-03`,
          place: `S-${place}`,
          seen_at: at,
          known_at: at,
        },
        ...{ source: 'test', readings: '{"cod":20}', marks: '{}', facts: '{}' },
      })
      .execute();
  await tx
    .insertInto('assessments')
    .values({
      ...{ ...here, month: MONTH, model: 'test', probability: 0.6, low: 0.5, high: 0.7, persistence: 0, last_class: 5 },
      ...{ expected_class: 5, basis: 'measured', reasons: '[]', quality: '[]' },
    })
    .execute();
  await tx
    .insertInto('warnings')
    .values({
      ...{ ...here, month: MONTH, level: 'orange', previous: 'none', kinds: [], basis: 'measured', reasons: '[]' },
      policy: 'test/1',
    })
    .execute();
  await tx
    .insertInto('posts')
    .values({ ...here, person, from_day: '2020-01-01', to_day: null })
    .execute();
  await tx
    .insertInto('events')
    .values({ city, id: `E-${place}`, kind: 'test.planted', key: place, region, actor: person, at, body: '{}' })
    .execute();
  // A chief of this place, and the days on which somebody stands in for him.
  const chief = `H-${place}`;
  await tx
    .insertInto('people')
    .values({ city, id: chief, name: chief, region, level: 'village', department: null, phone: null })
    .execute();
  await tx
    .insertInto('posts')
    .values({ ...here, person: chief, from_day: '2020-01-01', to_day: null })
    .execute();
  await tx
    .insertInto('period_reports')
    .values({
      ...{ city, period: MONTH, kind: 'chief', subject: chief, region, level: 'village', name: chief },
      ...{ as_of: RUN.as_of, run: RUN.id, made_at: at, body: JSON.stringify(makeTestReport()) as never },
    })
    .execute();
  await tx
    .insertInto('absences')
    .values({
      ...{ city, id: `L-${place}`, person: chief, kind: 'leave', region, from_day: '2026-06-01', to_day: '2026-06-09' },
      ...{ told_by: chief, told_at: at, withdrawn_at: null, moved: '[]' as never },
    })
    .execute();
  await tx
    .insertInto('delegations')
    .values({
      ...{ city, id: `D-${place}`, chief, assistant: OTHER, region, from_day: '2026-06-01', to_day: '2026-06-09' },
      ...{ ended_day: null, made_by: chief, made_at: at },
    })
    .execute();
  await tx
    .insertInto('duties')
    .values({
      ...{ ...here, month: NEXT_MONTH, person, level: 'orange', visits: 2, minutes: 10, length_m: 500 },
      ...{ body: '{"windows":[]}', policy: 'test/1' },
    })
    .execute();
  await tx
    .insertInto('inventories')
    .values({
      ...{ ...here, id: `I-${place}`, person, on_behalf_of: null, day: DAY, taken_at: at, received_at: at },
      ...{ period_from: '2025-11-01', period_to: '2025-12-31', items: '[]', found: [], policy: 'test/1' },
      ...{ content_hash: Buffer.alloc(0), clock_skew_s: null },
    })
    .execute();
  await tx
    .insertInto('accounts')
    .values({ city, login: `A-${place}`, person, role: 'handler', region })
    .execute();
  const standing = { ...here, month: MONTH, person: chief };
  await plantStanding(tx, standing);
  await plantObjection(tx, { ...standing, id: `O-${place}` });
  await plantRefused(tx, { city, id: `K-${place}`, person, region });
  await plantNotices(tx, { city, place, region });
  await plantWebhook(tx, { city, id: `W-${place}`, made_by: person, region });
  const patrol = { city, month: NEXT_MONTH, region };
  const { judgement } = await tx.selectFrom('patrols').select('judgement').limit(1).executeTakeFirstOrThrow();
  await tx
    .insertInto('patrols')
    .values({
      ...{ ...patrol, id: `P-${place}`, person, reach, mode: 'walk', day: DAY, started_at: at, ended_at: at },
      ...{
        length_m: 0,
        verdict: 'needs_review',
        judgement: JSON.stringify(judgement),
        note: null,
        source: 'phone',
        content_hash: null,
      },
      received_at: at,
    })
    .execute();
  await tx
    .insertInto('patrol_reaches')
    .values({
      ...{ ...patrol, patrol: `P-${place}`, reach, person, day: DAY, length_m: 0, coverage: 0, effective: true },
    })
    .execute();
  await tx
    .insertInto('tracks')
    .values({ ...patrol, patrol: `P-${place}`, point_count: 0, points: Buffer.alloc(0) })
    .execute();
  await tx
    .insertInto('problems')
    .values({
      ...{ ...here, id: `Q-${place}`, type: 'other', source: 'chief', key_problem: false, state: 'reported' },
      ...{ text: '一事', lon, lat, patrol: `P-${place}`, reporter: person, department: null, reported_at: at },
      ...{ due_day: null, closed_at: null, content_hash: null, merged_into: null },
    })
    .execute();
  await tx
    .insertInto('citizen_reports')
    .values({
      ...{ city, problem: `Q-${place}`, region, water, phone: null, received_at: at },
      ...{ code_hash: createHash('sha256').update(place).digest(), answer: null, answered_by: null, answered_at: null },
      ...{ satisfaction: null, said_first_at: null, said_at: null },
    })
    .execute();
  await tx
    .insertInto('signals')
    .values({
      ...{
        ...here,
        id: `G-${place}`,
        month: NEXT_MONTH,
        kind: 'clock.off',
        severity: 'weak',
        person: signalled(place),
      },
      ...{ patrol: `P-${place}`, other_patrol: null, numbers: '{"skewS":300}', found_at: at, state: 'open' },
      ...{ settled_by: null, settled_at: null, note: null },
    })
    .execute();
  await tx
    .insertInto('problem_moves')
    .values({
      ...{ city, problem: `Q-${place}`, seq: 1, region, move: 'report', from_state: '', to_state: 'reported' },
      ...{ by_person: person, at, note: '' },
    })
    .execute();
}

/** Of an office above his own and for the town beside it is nothing to him, as it would be if it were not there. */
async function plantNotices(
  tx: Tx,
  { city, place, region }: { readonly city: string; readonly place: Planted; readonly region: string },
): Promise<void> {
  const home = place === 'own' ? TOWN : region;
  const told = place === 'parent' ? REGION_OF.sibling : home;
  const by = { city, office: home, region: told, by: OTHER };
  await plantCircular(tx, { ...by, id: `C-${place}` });
  await plantCircularDraft(tx, { ...by, id: `B-${place}` });
}

/** Of his own record himself; elsewhere a chief who belongs there. */
function signalled(place: Planted): string {
  return place === 'own' ? PERSON : `H-${place}`;
}

/** The id of a planted thing of a kind at a place. */
export function idAt(thing: Thing, place: Place): string {
  if (thing === 'region')
    return place === 'absent' ? FILTERS['no such'] : (REGION_OF[place as Planted] ?? FOREIGN.region);
  if (place === 'city') return FOREIGN[thing];
  return `${{ reach: 'R', patrol: 'P', problem: 'Q', account: 'A', person: 'H', absence: 'L', delegation: 'D', signal: 'G', refused: 'K', webhook: 'W', objection: 'O', circular: 'C', circularDraft: 'B' }[thing]}-${place}`;
}

/** Where a row of a list lies; all that was not planted lies outside. */
export function placeOfRow(row: Readonly<Record<string, unknown>>): Place | 'OUTSIDE' {
  const named = /^[RAHDEGKLOWCB]-(\w+)$/.exec(String(row.login ?? row.reach ?? row.id ?? row.person ?? ''))?.[1];
  const place = PLACES.find((one) => one === named);
  if (place) return place;
  const isHe = /^M-/.test(String(row.person ?? row.id ?? '')) && (row.region ?? TOWN) === TOWN;
  return isHe || (row.reach === undefined && row.id === undefined && row.region === TOWN) ? 'own' : 'OUTSIDE';
}

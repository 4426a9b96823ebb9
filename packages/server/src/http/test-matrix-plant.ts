// One thing of each kind at a place, for the trial of rights. Only for tests.
import { createHash } from 'node:crypto';
import type { Tx } from '../store/db.ts';
import { plantBulletin, plantDocument } from './test-bulletin.ts';
import { plantCircular, plantCircularDraft } from './test-circular.ts';
import { plantDelivery } from './test-delivery.ts';
import { plantHeld } from './test-held.ts';
import { DAY, MONTH, NEXT_MONTH, OTHER, PERSON, type Planted, REGION_OF, TOWN } from './test-matrix-places.ts';
import { plantRefused } from './test-refused.ts';
import { makeTestReport } from './test-report.ts';
import { plantObjection, plantStanding } from './test-standing.ts';
import { plantWebhook } from './test-webhook.ts';

export const RUN = {
  ...{ id: 'U-one', period: MONTH, state: 'done' as const, as_of: '2025-11-30', total: 6, made: 6, asked_by: null },
  ...{ started_at: null, ended_at: null, error: null },
};

export async function plant(tx: Tx, { city, place, i }: { city: string; place: Planted; i: number }): Promise<void> {
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
      ...{ body: '{"post":"village","windows":[]}', policy: 'test/1' },
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
  await plantBulletin(tx, { ...here, id: `N-${place}`, by: person });
  await plantDocument(tx, { ...here, id: `T-${place}`, by: person });
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
  await plantDelivery(tx, { city, region, id: `Y-${place}` });
  await plantHeld(tx, { city, region, reach, id: `V-${place}` });
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

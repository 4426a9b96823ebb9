// Source tracing through the door: what the list is made of, and that a river which crosses the border of a region tells nothing of the other side
// but how many reaches lie there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, call, openTestCity, type TestCity } from './test-city.ts';
import { plantMatrix } from './test-matrix-city.ts';
import { MONTH } from './test-matrix-places.ts';

type Role = 'chief' | 'assistant' | 'office' | 'system_admin';

let test: TestCity;
let as: (role: Role) => Caller;

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const trace = async (reach: string, role: Role = 'office', month = MONTH) =>
  (await as(role)('reachTracing', { params: { id: reach }, query: { month } })).body;
const idsOf = (body: { candidates: { id: string }[] }) => body.candidates.map(({ id }) => id).sort();

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  const cookies = await plantMatrix(test);
  as = (role) => (name, input) => call(test.app, name, input, cookies.get(role));
  // R-district flows through R-sibling and R-inside into R-own: the town holds the two lower ones.
  const flows = [['R-inside', 'R-own'], ['R-sibling', 'R-inside'], ['R-district', 'R-sibling']] as const; // biome-ignore format: one line
  await inCity(async (tx) => {
    for (const [id, downstream] of flows)
      await tx.updateTable('reaches').set({ downstream }).where('city', '=', test.city).where('id', '=', id).execute();
    const places = { own: '990199001001', inside: '990199001002', shared: '990199003001', sibling: '990199002001' };
    for (const [place, region] of Object.entries(places))
      await tx
        .insertInto('sources')
        .values({
          ...{ city: test.city, id: `X-${place}`, kind: 'industry', name: `厂 ${place}`, reach: `R-${place}`, region },
          ...{ lon: null, lat: null, load_kgd: 10, status: 'active' },
        })
        .execute();
    await tx
      .updateTable('observations')
      .set({ readings: '{"cod":90,"cu":4}' })
      .where('kind', '=', 'sample')
      .where('reach', '=', 'R-own')
      .execute();
    await tx
      .updateTable('problems')
      .set({ type: 'industrial_discharge', state: 'accepted' })
      .where('id', 'in', ['Q-own', 'Q-inside', 'Q-sibling'])
      .execute();
  });
});
afterAll(() => test.close());

describe('the sources of a reach', () => {
  it('stand in order with their reasons, factors, and the signal behind them', async () => {
    const body = await trace('R-own');
    expect(body).toMatchObject({ reach: 'R-own', month: MONTH, policy: 'tracing-default@1', considered: 2 });
    expect(body.sampled).toEqual([MONTH]);
    expect(body.signal[0]).toEqual({ indicator: 'cu', value: 4, limit: 1, ratio: 4 });
    expect(body.candidates.map(({ id }: { id: string }) => id)).toEqual(['X-own', 'X-inside']);
    const [first, second] = body.candidates;
    expect(first).toMatchObject({ name: '厂 own', reachName: 'R-own', distanceM: 0, loadKgd: 10, status: 'active' });
    expect(second).toMatchObject({ distanceM: 500, factors: { status: 1 } });
    const kinds = first.reasons.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['tracing.signature', 'tracing.step', 'tracing.openProblem']));
    const step = first.reasons.find(({ kind }: { kind: string }) => kind === 'tracing.step');
    expect(step).toMatchObject({ indicator: 'cod', reach: 'R-inside', reachName: 'R-inside', from: 20, to: 90 });
  });

  it('end at the border of the region, and the reaches beyond are counted', async () => {
    const body = await trace('R-own');
    expect(idsOf(body)).toEqual(['X-inside', 'X-own']);
    expect(body.notes).toContainEqual({ kind: 'tracing.outsideRegion', count: 2 });
    expect(JSON.stringify(body)).not.toMatch(/sibling|-district/);
    const shared = await trace('R-shared', 'chief');
    expect(shared.candidates).toEqual([]);
    expect(shared.notes.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['tracing.noSources', 'tracing.outsideRegion']),
    );
  });

  it('are measured along the river, also where it runs through another region', async () => {
    await inCity((tx) =>
      tx.updateTable('reaches').set({ downstream: 'R-sibling' }).where('id', '=', 'R-inside').execute(),
    );
    await inCity((tx) =>
      tx.updateTable('reaches').set({ downstream: 'R-own' }).where('id', '=', 'R-sibling').execute(),
    );
    const body = await trace('R-own');
    expect(idsOf(body)).toEqual(['X-inside', 'X-own']);
    expect(body.candidates.find(({ id }: { id: string }) => id === 'X-inside').distanceM).toBe(1500);
    await inCity((tx) => tx.updateTable('reaches').set({ downstream: 'R-own' }).where('id', '=', 'R-inside').execute());
    await inCity((tx) =>
      tx.updateTable('reaches').set({ downstream: 'R-inside' }).where('id', '=', 'R-sibling').execute(),
    );
  });

  it('carry only the problems that the person may read', async () => {
    const problemsOf = async (role: Role, reach: string) => {
      const found = (await trace(reach, role)).candidates.flatMap((one: { reasons: { problems?: string[] }[] }) =>
        one.reasons.flatMap(({ problems = [] }) => problems),
      );
      return [...new Set(found)].sort();
    };
    expect(await problemsOf('chief', 'R-own')).toEqual(['Q-inside', 'Q-own']);
    expect(await problemsOf('assistant', 'R-own')).toEqual(['Q-own']);
  });

  it('are those of the newest month when none is asked for', async () => {
    const asked = await as('office')('reachTracing', { params: { id: 'R-own' } });
    expect([asked.status, asked.body.month]).toEqual([200, '2026-01']);
  });

  it('of a month without samples say so', async () => {
    const body = await trace('R-own', 'office', '2025-01');
    expect(body.notes).toContainEqual({ kind: 'tracing.noSample', months: 6 });
    expect([body.sampled, body.signal]).toEqual([[], []]);
    expect(body.candidates.map((one: { factors: object }) => one.factors)).toEqual([
      ...Array(2).fill(expect.objectContaining({ signature: 1, step: 1, rain: 1 })),
    ]);
  });

  it('are not told to who has no right, and foreign is as absent', async () => {
    expect((await as('system_admin')('reachTracing', { params: { id: 'R-own' } })).status).toBe(403);
    const answers = ['R-sibling', 'R-nowhere'].map(async (id) => as('chief')('reachTracing', { params: { id } }));
    const [foreign, absent] = await Promise.all(answers);
    expect([foreign!.status, foreign!.body]).toEqual([404, absent!.body]);
  });
});

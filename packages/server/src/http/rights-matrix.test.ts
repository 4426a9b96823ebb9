// Every endpoint × every role × where the thing lies, asked through the door and compared with a table that a person can read
// (rights-matrix.txt). A new endpoint, a lost right or a query without its region changes the table, and the test fails until somebody has
// looked at the change. Then breaches are planted, to see that the table would have found them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API, AUDIT_EXPORT_PATH, SSO_RETURN_PATH, SSO_START_PATH, TILE_PATH } from '@xunhe/contract/api';
import { BASE_TILE_PATH } from '@xunhe/contract/base-map';
import { DOCUMENT_PATH } from '@xunhe/contract/document';
import { CARD_PDF_PATH } from '@xunhe/contract/duty-card';
import { LETTER_PATH } from '@xunhe/contract/letter';
import { LIVE_PATH } from '@xunhe/contract/live';
import { PROBLEM_EXPORT_PATH, REACH_EXPORT_PATH } from '@xunhe/contract/map-export';
import { MY_DATA_FILE_PATH } from '@xunhe/contract/my-data';
import { PHOTO_PATH } from '@xunhe/contract/photo';
import { PUBLIC_ROUTES } from '@xunhe/contract/public-routes';
import { REPORT_PDF_PATH, REPORT_XLSX_PATH } from '@xunhe/contract/report';
import { UPLOAD_PATH } from '@xunhe/contract/sync';
import { TRACK_EXPORT_PATH } from '@xunhe/contract/track-export';
import { refuse } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope } from '../store/db.ts';
import { dutyHandlers } from './duty.ts';
import type { Handlers } from './endpoint.ts';
import { patrolHandlers } from './patrol.ts';
import { placeHandlers } from './place.ts';
import { openTestCity, type TestCity } from './test-city.ts';
import { type Matrix, tellList, tellMatrix, tellThing } from './test-matrix.ts';
import { plantMatrix } from './test-matrix-city.ts';
import { MONTH } from './test-matrix-places.ts';

/** Doors that are not in the table of endpoints: the tiles, those of the base map and the export of the record with a right of their own, one's own data, and what anybody may load: single sign-on, the public pages, the two faces. */
const BESIDE = [
  `GET ${TILE_PATH}`,
  `GET ${BASE_TILE_PATH}`,
  `GET ${LIVE_PATH}`,
  `GET ${TRACK_EXPORT_PATH}`,
  `GET ${REACH_EXPORT_PATH}`,
  `GET ${PROBLEM_EXPORT_PATH}`,
  `POST ${UPLOAD_PATH}`,
  `GET ${PHOTO_PATH}`,
  `GET ${DOCUMENT_PATH}`,
  `GET ${LETTER_PATH}`,
  `GET ${CARD_PDF_PATH}`,
  `GET ${REPORT_PDF_PATH}`,
  `GET ${REPORT_XLSX_PATH}`,
  `GET ${MY_DATA_FILE_PATH}`,
  `GET ${AUDIT_EXPORT_PATH}`,
  `GET ${SSO_START_PATH}`,
  `GET ${SSO_RETURN_PATH}`,
  ...Object.values(PUBLIC_ROUTES).map(({ method, path }) => `${method} ${path}`),
  'GET /m',
  'GET /m/',
  'GET /m/*',
  'GET /',
  'GET /*',
];

let test: TestCity;
let matrix: Matrix;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random });
  const cookies = await plantMatrix(test);
  const bounds = await test.house.tiles.frame({ city: test.city, region: test.city });
  matrix = { app: test.app, cookies, bounds: bounds! };
});
afterAll(() => test.close());

describe('the matrix of rights', () => {
  it('is what the table says, for every endpoint, every role and every place', async () => {
    const told = await tellMatrix(matrix);
    expect(told.slice(told.indexOf('LISTS'))).not.toMatch(/OUTSIDE|TOTAL|≠| 500/);
    await expect(told).toMatchFileSnapshot('./rights-matrix.txt');
  }, 120_000);
});

describe('a planted breach', () => {
  const plant = async (handlers: Partial<Handlers>): Promise<Matrix> => ({
    ...matrix,
    app: await test.serve({ handlers }),
  });
  const wholeCity: Parameters<Handlers['reaches']>[0]['tx'] = (work) =>
    inScope(test.db, { city: test.city, region: test.city }, work);

  it('is found when a list is read in the scope of the whole city', async () => {
    const planted = await plant({ reaches: (call) => placeHandlers.reaches({ ...call, tx: wholeCity }) });
    expect((await tellList(matrix, 'reaches', 'inspector')).join()).not.toContain('OUTSIDE');
    expect((await tellList(planted, 'reaches', 'inspector'))[0]).toMatch(/parent sibling district OUTSIDE/);
    await planted.app.close();
  });

  it('is found when one thing is read in the scope of the whole city', async () => {
    const planted = await plant({ patrol: (call) => patrolHandlers.patrol({ ...call, tx: wholeCity }) });
    expect(await tellThing(planted, 'patrol', 'office')).toEqual([
      ...['200', '200', '200', '200 ≠', '200 ≠', '200 ≠', '404', '404'],
    ]);
    await planted.app.close();
  });

  it('is found when a handler takes the region of the question for the scope', async () => {
    const planted = await plant({
      warnings: (call) =>
        dutyHandlers.warnings({
          ...call,
          tx: (work) =>
            inScope(test.db, { city: test.city, region: regionPrefix(call.query.region ?? call.who.region) }, work),
        }),
    });
    const [unfiltered, , beside] = await tellList(planted, 'warnings', 'chief');
    expect([unfiltered, beside]).toEqual([expect.not.stringContaining('sibling'), expect.stringContaining('sibling')]);
    expect((await tellList(matrix, 'warnings', 'chief'))[2]).toMatch(/^– 0/);
    await planted.app.close();
  });

  it('is found when an answer tells a foreign thing from one that is not there', async () => {
    const planted = await plant({
      async reach(call) {
        const isThere = await wholeCity((tx) =>
          tx.selectFrom('reaches').select('id').where('id', '=', call.params.id).executeTakeFirst(),
        );
        const answer = await placeHandlers.reach(call);
        return answer.ok || !isThere ? answer : refuse({ kind: 'right.missing' });
      },
    });
    const cells = await tellThing(planted, 'reach', 'chief');
    expect(cells).toEqual([...['200', '200', '200', '403 ≠', '403 ≠', '403 ≠', '404', '404']]);
    await planted.app.close();
  });
});

describe('the doors of the server', () => {
  const routes: string[] = [];
  const note = ({ method, url }: RouteOptions) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
  };
  const known = [...Object.values(API).map(({ method, path }) => `${method} ${path}`), ...BESIDE];
  const strangers = () => routes.filter((route) => !known.includes(route));

  it('are those of the contract and of the short list beside it, and one more is found', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xunhe-face-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    const app = await test.serve({ faces: { console: folder, field: folder }, onRoute: note });
    await app.ready();
    expect(strangers()).toEqual([]);
    expect(Object.values(API).filter(({ method, path }) => !routes.includes(`${method} ${path}`))).toEqual([]);
    await app.close();

    const leaky = await test.serve({ onRoute: note });
    leaky.get('/api/everything', async () => ({ rows: [] }));
    await leaky.ready();
    expect(strangers()).toEqual(['GET /api/everything']);
    await leaky.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

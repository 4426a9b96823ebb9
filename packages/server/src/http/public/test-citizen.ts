// Citizen He at the river, with a browser that knows no script. Only for tests.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { connectionConfig, inScope, type Tx } from '../../store/db.ts';
import { type Caller, openTestCity, type TestCity } from '../test-city.ts';

export interface ReportSent {
  readonly fields?: Readonly<Record<string, string>>;
  readonly photos?: readonly { readonly bytes: Uint8Array; readonly name?: string }[];
  /** Names of fields that stand behind the pictures in the form. */
  readonly fieldsBehind?: readonly string[];
  readonly query?: string;
  readonly address?: string;
  readonly app?: FastifyInstance;
}

export interface PageSeen {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Citizen {
  readonly water: string;
  readonly reaches: readonly string[];
  get(path: string): Promise<PageSeen>;
  /** Opens the form and lets the time pass that a person needs. */
  openForm(): Promise<string>;
  /** Sends a report, with a fresh form unless `token` is among the fields. */
  report(sent?: ReportSent): Promise<PageSeen>;
  /** The same, answering the code. */
  reportWell(sent?: ReportSent): Promise<string>;
  say(code: string, fields: Readonly<Record<string, string>>): Promise<PageSeen>;
}

/** At the water with the most reaches. */
export async function meetCitizen({
  app,
  db,
  city,
  clock,
}: Pick<TestCity, 'app' | 'db' | 'city' | 'clock'>): Promise<Citizen> {
  const rows = await inScope(db, { city, region: city }, (tx) =>
    tx.selectFrom('reaches').select(['id', 'water_body']).where('city', '=', city).orderBy('id').execute(),
  );
  const byWater = new Map<string, string[]>();
  for (const { id, water_body } of rows) byWater.set(water_body, [...(byWater.get(water_body) ?? []), id]);
  const [water, reaches] = [...byWater].toSorted((a, b) => b[1].length - a[1].length)[0]!;
  const path = `/river/${encodeURIComponent(water)}`;
  const seen = (answer: { statusCode: number; body: string; headers: Record<string, unknown> }): PageSeen => ({
    ...{ status: answer.statusCode, text: answer.body, headers: answer.headers },
  });
  const openForm = async () => {
    const { body } = await app.inject(`${path}/report`);
    clock.now += 20_000;
    return /name="token" value="([^"]+)"/.exec(body)![1]!;
  };
  let sent = 0;
  const report: Citizen['report'] = async ({
    fields = {},
    photos = [],
    fieldsBehind = ['phone'],
    query = '',
    address = `198.51.100.${sent++ % 250}`,
    app: other,
  } = {}) => {
    const token = fields.token ?? (await openForm());
    const typed = {
      reach: reaches[0]!,
      type: 'household_refuse',
      text: '桥下有很多垃圾',
      phone: '',
      website: '',
      ...fields,
    };
    const { payload, type } = writeForm({ ...typed, token }, photos, fieldsBehind);
    const url = `${path}/report${query}`;
    return seen(
      await (other ?? app).inject({
        method: 'POST',
        url,
        payload,
        headers: { 'content-type': type },
        remoteAddress: address,
      }),
    );
  };
  return {
    ...{ water, reaches, openForm, report },
    get: async (url) => seen(await app.inject({ url, remoteAddress: '198.51.100.7' })),
    async reportWell(sent) {
      const { status, text } = await report(sent);
      const code = /href="\/follow\/([2-9A-Y]{10})/.exec(text)?.[1];
      if (status !== 200 || !code) throw new Error(`The report was not taken: ${status} ${text}`);
      return code;
    },
    async say(code, fields) {
      const { payload, type } = writeForm(fields, []);
      const headers = { 'content-type': type };
      return seen(
        await app.inject({ method: 'POST', url: `/follow/${code}`, payload, headers, remoteAddress: '198.51.100.7' }),
      );
    },
  };
}

/** As a browser writes it: a field in which no picture was chosen comes empty. */
function writeForm(
  fields: Readonly<Record<string, string>>,
  photos: NonNullable<ReportSent['photos']>,
  behind: readonly string[] = [],
) {
  const edge = `edge-${randomBytes(8).toString('hex')}`;
  const pieces: Uint8Array[] = [];
  const add = (head: string, body: Uint8Array | string) =>
    pieces.push(
      Buffer.from(`--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    );
  const addFields = (which: (name: string) => boolean) => {
    for (const [name, value] of Object.entries(fields)) if (which(name)) add(`name="${name}"`, value);
  };
  addFields((name) => !behind.includes(name));
  const files = photos.length > 0 ? photos : [{ bytes: new Uint8Array(), name: '' }];
  for (const { bytes, name = 'a.jpg' } of files)
    add(`name="photos"; filename="${name}"\r\nContent-Type: application/octet-stream`, bytes);
  addFields((name) => behind.includes(name));
  pieces.push(Buffer.from(`--${edge}--\r\n`));
  return { payload: Buffer.concat(pieces), type: `multipart/form-data; boundary=${edge}` };
}

/** A city with citizen He at its largest water and clerk Sun in its office. */
export async function openCitizenCity() {
  const test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  const he = await meetCitizen(test);
  const owner = new pg.Client(connectionConfig(test.db.connection));
  await owner.connect();
  // Days pass here as they do in a real city.
  await owner.query('UPDATE cities SET today = NULL');
  const scope = { city: test.city, region: test.city };
  const store = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, scope, work);
  const { login } = test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!;
  let at = Number.NEGATIVE_INFINITY;
  let signedIn: Caller | null = null;
  /** Signs in anew when much time has passed. */
  const sun: Caller = async (name, input) => {
    if (!signedIn || test.clock.now - at > 600_000) signedIn = await test.as(login);
    at = test.clock.now;
    return signedIn(name, input);
  };
  const move = async (id: string, name: string, more: object = {}) => {
    const { status, body } = await sun('moveProblem', { params: { id }, body: { move: name, note: '', ...more } });
    if (status !== 200) throw new Error(`${name} was refused: ${JSON.stringify(body)}`);
  };
  return {
    ...{ test, he, sun, store, move },
    newest: () =>
      store((tx) =>
        tx
          .selectFrom('citizen_reports')
          .innerJoin('problems', (join) =>
            join
              .onRef('problems.city', '=', 'citizen_reports.city')
              .onRef('problems.id', '=', 'citizen_reports.problem'),
          )
          .selectAll()
          .orderBy('received_at', 'desc')
          .orderBy('problem', 'desc')
          .executeTakeFirstOrThrow(),
      ),
    count: () => store(async (tx) => (await tx.selectFrom('citizen_reports').select('problem').execute()).length),
    /** To its end: handled by somebody else, so that clerk Sun may verify it. */
    async close(id: string) {
      await owner.query(
        `INSERT INTO problem_moves (city, problem, seq, region, move, from_state, to_state, by_person, at, note)
         SELECT b.city, b.id, (SELECT max(seq) + 1 FROM problem_moves m WHERE m.city = b.city AND m.problem = b.id), b.region,
                'selfHandle', b.state, 'handled', 'somebody-else', $2, '已清理' FROM problems b WHERE b.id = $1`,
        [id, new Date(test.clock.now)],
      );
      await owner.query("UPDATE problems SET state = 'handled' WHERE id = $1", [id]);
      await move(id, 'verify', { note: '现场已看' });
    },
    listEvents: (kind: string) =>
      store((tx) => tx.selectFrom('events').selectAll().where('kind', '=', kind).orderBy('seq').execute()),
    /** What the application itself may not change. */
    asOwner: (text: string, values: unknown[]) => owner.query(text, values),
    async stop() {
      await owner.end();
      await test.close();
    },
  };
}

export type CitizenCity = Awaited<ReturnType<typeof openCitizenCity>>;

// A city of chiefs who are signed in, and the records that they send: made before the clock runs.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeId } from '../../packages/domain/src/ground/id.ts';
import { geometryToLines } from '../../packages/domain/src/patrol/reach-lines.ts';
import { inScope, type Tx } from '../../packages/server/src/store/db.ts';
import { openStore } from '../../packages/server/src/store/open-store.ts';
import { insertSession } from '../../packages/server/src/store/session.ts';

export const MAIN = join(import.meta.dirname, '../../packages/server/dist/main.js');

export interface Phone {
  readonly person: string;
  readonly cookie: string;
  readonly device: string;
  readonly reach: string;
  readonly line: readonly (readonly number[])[];
}

export interface SentText {
  readonly id: string;
  readonly kind: 'patrol';
  readonly form: 1;
  readonly hash: string;
  readonly text: string;
}

export interface City {
  /** Where the database lies. */
  readonly folder: string;
  readonly city: string;
  readonly today: string;
  readonly phones: readonly Phone[];
}

/** Makes and imports a city, and opens a session for each chief. */
export async function preparePhones(dataFolder: string, count: number): Promise<City> {
  const env = { ...process.env, XUNHE_DATA: dataFolder, DATABASE_URL: '' };
  const xunhe = (...args: string[]) => {
    const done = spawnSync(process.execPath, [MAIN, ...args], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`xunhe ${args.join(' ')}: ${done.stderr}`);
  };
  const bundle = join(dataFolder, 'bundle');
  xunhe('make-city', '--reaches', '1100', '--months', '3', '--seed', '1', '--out', bundle);
  xunhe('import', bundle);
  xunhe('user', 'open', '--role', 'chief', '--out', join(dataFolder, 'sheet.csv'));
  const store = await openStore({ databaseUrl: null, dataFolder, log: () => undefined });
  try {
    const { rows } = await store.db.app.query<{ city: string }>('SELECT city FROM list_cities()');
    const city = rows[0]!.city;
    const opened = await inScope(store.db, { city, region: city }, (tx) => openSessions(tx, city, count));
    return { ...opened, folder: store.folder! };
  } finally {
    await store.close();
  }
}

async function openSessions(tx: Tx, city: string, count: number): Promise<Omit<City, 'folder'>> {
  const chiefs = await tx
    .selectFrom('accounts as a')
    .innerJoin('posts as q', (join) => join.onRef('q.city', '=', 'a.city').onRef('q.person', '=', 'a.person'))
    .innerJoin('reaches as r', (join) => join.onRef('r.city', '=', 'q.city').onRef('r.id', '=', 'q.reach'))
    .select(['a.login', 'a.person', 'r.id', 'r.geometry'])
    .distinctOn('a.login')
    .where('a.role', '=', 'chief')
    .where('q.to_day', 'is', null)
    .orderBy('a.login')
    .limit(count)
    .execute();
  if (chiefs.length < count) throw new Error(`The city has ${chiefs.length} chiefs, too few for ${count}`);
  const { today } = await tx.selectFrom('cities').select('today').executeTakeFirstOrThrow();
  const phones: Phone[] = [];
  for (const { login, person, id, geometry } of chiefs) {
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    await insertSession(tx, {
      ...{ city, id: newId(), login, kind: 'phone', opened_by: 'sso', former_hash: null, confirmed: true },
      ...{ token_hash: createHash('sha256').update(token).digest(), device: 'bench', address: '127.0.0.1' },
      ...{ given_at: now, made_at: now, seen_at: now },
    });
    const line = geometryToLines(geometry)[0]!;
    phones.push({ person, cookie: `xunhe_session=${city}.${token}`, device: newId(), reach: id, line });
  }
  return { city, today: today ?? new Date().toISOString().slice(0, 10), phones };
}

/** A walk up and down the reach, a fix every few seconds. */
export function makePatrol(phone: Phone, day: string, points: number, more: object = {}): SentText {
  const id = newId();
  const stepMs = 5000;
  const record = {
    ...{ id, reach: phone.reach, mode: 'walk', note: '', nothingFound: true },
    startedAt: `${day}T01:00:00.000Z`,
    endedAt: new Date(Date.parse(`${day}T01:00:00.000Z`) + points * stepMs).toISOString(),
    points: Array.from({ length: points }, (_, n) => [n * stepMs, ...placeAt(phone.line, n, points), 8, 0]),
    ...more,
  };
  const text = JSON.stringify(record);
  return { id, kind: 'patrol', form: 1, hash: createHash('sha256').update(text).digest('hex'), text };
}

export function makeSync(phone: Phone, ops: readonly SentText[]): Buffer {
  return Buffer.from(JSON.stringify({ device: phone.device, sentAt: new Date().toISOString(), ops }));
}

function placeAt(line: Phone['line'], n: number, of: number): [number, number] {
  const at = (n / of) * (line.length - 1);
  const [a, b] = [line[Math.floor(at)]!, line[Math.min(line.length - 1, Math.floor(at) + 1)]!];
  const share = at - Math.floor(at);
  const mix = (i: 0 | 1) => Number((a[i]! + (b[i]! - a[i]!) * share).toFixed(6));
  return [mix(0), mix(1)];
}

export function newId(): string {
  return makeId(Date.now(), randomBytes(10));
}

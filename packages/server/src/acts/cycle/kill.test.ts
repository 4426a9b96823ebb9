// The month under fire: the command that runs it, or its database, is killed at random points and simply started again. What comes out must
// be what an undisturbed run gives.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedRandom } from '@xunhe/domain/risk/learner/random';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionConfig } from '../../store/db.ts';
import { openStore } from '../../store/open-store.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));
const MONTHS = ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11'];
const KILLS = 20;
const folders: string[] = [];
let bundle = '';

beforeAll(async () => {
  bundle = join(makeFolder(), 'city');
  await finish(xunhe('', 'make-city', '--reaches', '24', '--months', '30', '--seed', '8', '--out', bundle));
}, 60_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-kill-'));
  // PostgreSQL may run as another user, who must be let through.
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

function xunhe(data: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    env: { ...process.env, XUNHE_DATA: data, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Resolves a random moment after the command has told of so many acts; never when it ends before. */
function reach(child: ChildProcess, acts: number, waitMs: number): Promise<'now'> {
  return new Promise((resolve) => {
    let told = 0;
    const look = () => told >= acts && setTimeout(() => resolve('now'), waitMs);
    child.stdout!.on('data', (text: Buffer) => {
      const before = told;
      told += text.toString().split('\n').length - 1;
      if (before < acts) look();
    });
    if (acts === 0) look();
  });
}

async function end(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  child.stderr!.on('data', (text: Buffer) => {
    said += text.toString();
  });
  // Nobody may read what it says, but it must not be held up by that.
  child.stdout!.resume();
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

async function finish(child: ChildProcess): Promise<void> {
  const { code, said } = await end(child);
  if (code !== 0) throw new Error(`xunhe ended with ${code}: ${said}`);
}

function databasePid(data: string): number | null {
  try {
    return Number(readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Everything that a month writes, without the instants and ids of the writing. */
async function readResults(data: string): Promise<Record<string, unknown[]>> {
  const store = await openStore({ databaseUrl: null, dataFolder: data, log: () => undefined });
  const client = new pg.Client(connectionConfig(store.connection));
  await client.connect();
  try {
    const results: Record<string, unknown[]> = {};
    for (const [table, order, without] of [
      ['cycles', 'month', 'opened_at published_at closed_at'],
      ['models', 'month, version', 'made_at'],
      ['assessments', 'month, reach', ''],
      ['warnings', 'month, reach', ''],
      ['duties', 'month, person, reach', ''],
      ['evaluations', 'month, region', ''],
      ['standings', 'month, person', 'set_at'],
      ['forecast_scores', 'month', 'made_at'],
      ['events', 'kind, key', 'id at hash'],
    ] as const) {
      const minus = without
        .split(' ')
        .filter((column) => column !== '')
        .map((column) => ` - '${column}'`)
        .join('');
      const where = table === 'events' ? "WHERE kind <> 'city.imported'" : '';
      const { rows } = await client.query(
        `SELECT to_jsonb(t)${minus} AS row FROM ${table} t ${where} ORDER BY ${order}`,
      );
      results[table] = rows.map(({ row }) => row);
    }
    return results;
  } finally {
    await client.end();
    await store.close();
  }
}

describe('a month that is killed', () => {
  it(`gives after ${KILLS} kills of the command or its database what an undisturbed one gives`, async () => {
    const calm = join(makeFolder(), 'data');
    await finish(xunhe(calm, 'import', bundle));
    for (const month of MONTHS) await finish(xunhe(calm, 'cycle', month));

    const rough = join(makeFolder(), 'data');
    await finish(xunhe(rough, 'import', bundle));
    const random = seedRandom(20);
    let kills = 0;
    for (const [i, month] of MONTHS.entries()) {
      const enough = Math.ceil(((i + 1) * KILLS) / MONTHS.length);
      for (let tries = 0; tries < 30; tries++) {
        const child = xunhe(rough, 'cycle', month);
        const ended = end(child);
        if (kills < enough) {
          // Zero acts: in the start itself, which takes longer than an act.
          const acts = Math.floor(random() * 6);
          const moment = await Promise.race([
            ended,
            reach(child, acts, random() * (acts === 0 ? 1500 : acts === 2 ? 600 : 60)),
          ]);
          if (moment === 'now' && child.exitCode === null) {
            const database = random() < 0.5 ? databasePid(rough) : null;
            // The file may still name the database that was killed the last time.
            if (database === null || !kill(database)) kill(child.pid!);
            kills++;
          }
        }
        const { code } = await ended;
        if (code === 0 && kills >= enough) break;
        expect(tries, 'the month never came to its end').toBeLessThan(29);
      }
    }
    expect(kills).toBe(KILLS);
    const [undisturbed, killed] = [await readResults(calm), await readResults(rough)];
    for (const [table, rows] of Object.entries(undisturbed)) {
      expect(rows.length, table).toBeGreaterThan(0);
      expect(killed[table], table).toEqual(rows);
    }
  }, 600_000);
});

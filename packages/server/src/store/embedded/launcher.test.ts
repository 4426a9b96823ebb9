import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionConfig } from '../db.ts';
import { FolderInUse } from './folder-lock.ts';
import { type Embedded, startEmbedded } from './launcher.ts';

const running: Embedded[] = [];
const folders: string[] = [];
const isRoot = process.getuid?.() === 0;

async function start(dataFolder: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataFolder, log: () => undefined });
  running.push(embedded);
  folders.push(embedded.folder);
  return embedded;
}

function makeFolder(name = 'data'): string {
  const top = mkdtempSync(join(tmpdir(), 'xunhe-launch-'));
  chmodSync(top, 0o755);
  folders.push(top);
  return join(top, name);
}

async function ask(embedded: Embedded, statement: string): Promise<unknown[]> {
  const client = new pg.Client(connectionConfig(embedded.connection));
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const embedded of running.splice(0)) await embedded.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data over a stop and a start', async () => {
    const folder = makeFolder();
    const first = await start(folder);
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    expect(await ask(await start(folder), 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('writes to disk before it answers, and listens on no network', async () => {
    const embedded = await start(makeFolder());
    const [row] = await ask(
      embedded,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('listen_addresses') AS listen`,
    );
    expect(row).toEqual({ fsync: 'on', commit: 'on', listen: '' });
  });

  it('refuses a second server on the folder and names the first', async () => {
    const folder = makeFolder();
    await start(folder);
    const second = startEmbedded({ dataFolder: folder, log: () => undefined });
    await expect(second).rejects.toBeInstanceOf(FolderInUse);
    await expect(second).rejects.toThrow(`process ${process.pid}`);
  });

  it('starts again after its parent was killed, with what was acknowledged', async () => {
    const folder = makeFolder();
    const script = fileURLToPath(new URL('./launcher.ts', import.meta.url));
    const program = `
      const { startEmbedded } = await import(${JSON.stringify(script)});
      const { default: pg } = await import('pg');
      const e = await startEmbedded({ dataFolder: ${JSON.stringify(folder)}, log: () => undefined });
      const c = new pg.Client(e.connection); await c.connect();
      await c.query('CREATE TABLE kept (n int)'); await c.query('INSERT INTO kept VALUES (7)');
      console.log('ready'); setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) =>
      child.stdout.on('data', (text) => String(text).includes('ready') && resolve()),
    );
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(await ask(await start(folder), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('recovers when making the database was cut in the middle', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'pg.new-1', 'base'), { recursive: true });
    mkdirSync(join(folder, 'pg'), { recursive: true });
    const embedded = await start(folder);
    expect(existsSync(join(embedded.folder, 'pg.new-1'))).toBe(false);
    expect(await ask(embedded, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('takes paths with spaces, Chinese and more than a socket may have', async () => {
    const embedded = await start(makeFolder(`巡河 数据 ${'长'.repeat(40)}`));
    expect(await ask(embedded, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it.runIf(isRoot)('moves under a folder that others may not enter, and says where', async () => {
    const folder = makeFolder();
    mkdirSync(folder, { recursive: true });
    chmodSync(join(folder, '..'), 0o700);
    const lines: string[] = [];
    const embedded = await startEmbedded({ dataFolder: folder, log: (text) => lines.push(text) });
    running.push(embedded);
    folders.push(embedded.folder);
    expect(embedded.folder).toMatch(/^\/var\/lib\/xunhe\/data-/);
    expect(lines.join('\n')).toContain(embedded.folder);
    expect(await ask(embedded, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it.runIf(isRoot)('does not run as root', async () => {
    const embedded = await start(makeFolder());
    expect(readFileSync(`/proc/${embedded.pid}/status`, 'utf8')).toMatch(/^Uid:\s+65534/m);
    expect(execFileSync('ls', ['-ld', join(embedded.folder, 'pg')], { encoding: 'utf8' })).toMatch(/^drwx------/);
  });
});

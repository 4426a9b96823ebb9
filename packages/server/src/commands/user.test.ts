import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, openTestCity, type TestCity } from '../http/test-city.ts';
import { makeTestFiles } from '../store/test-files.ts';
import type { CommandContext } from './command.ts';
import { userCommand } from './user.ts';

let test: TestCity;
const folder = mkdtempSync(join(tmpdir(), 'xunhe-user-'));
beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 5 });
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (text: string) => void lines.push(text);
  const context: CommandContext = {
    db: test.db,
    files: makeTestFiles(),
    out: { line: say, progress: say, json: false },
    now: () => test.clock.now,
    trackMonths: 24,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
  return { code: await userCommand.run(args, context), said: lines.join('\n') };
}

describe('xunhe user', () => {
  it('opens the accounts of a role at once; each password of the sheet serves once', async () => {
    const file = join(folder, 'handlers.csv');
    const handlers = test.accounts.filter((account) => account.role === 'handler');
    expect((await run('open', '--role', 'handler', '--out', file)).said).toContain(
      `${handlers.length} accounts opened`,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(handlers.map((one) => one.login).sort());
    const [login, , , password] = rows[0]!.split(',') as [string, string, string, string];
    const entered = await call(test.app, 'signIn', { body: { login, password } });
    expect([entered.status, entered.body.todo]).toEqual([200, 'password']);
    // Who has one keeps it, and a sheet is never written over.
    expect((await run('open', '--role', 'handler', '--out', join(folder, 'again.csv'))).said).toContain(
      '0 accounts opened',
    );
    expect((await run('open', '--out', file)).code).toBe(1);
  });

  it('gives one password, and says what is wrong', async () => {
    const { login } = test.accounts.find((account) => account.role === 'chief')!;
    const { code, said } = await run('password', login);
    expect(code).toBe(0);
    const password = said.split('  ').at(-1)!;
    expect((await call(test.app, 'signIn', { body: { login, password } })).body.todo).toBe('password');
    expect(await run('password', 'nobody')).toMatchObject({ code: 1, said: expect.stringContaining('no account') });
    expect((await run('open')).code).toBe(2);
    expect(await run('open', '--region', '44', '--out', join(folder, 'x.csv'))).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'x.csv'))).toBe(false);
    expect((await run('list')).said).toContain(login);
  });
});

// A store of an older version, opened by a command before any server: the command gives it the rules of this version and judges by them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '../http/test-city.ts';
import { insertCycle } from '../store/cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { listPolicies, savePolicy } from '../store/policy.ts';
import { makeTestFiles } from '../store/test-files.ts';
import { backtestCommand } from './backtest.ts';
import type { Command, CommandContext } from './command.ts';
import { cycleCommand } from './cycle.ts';

const TRIGGERS = 'triggers-default';
let test: TestCity;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 6 });
  await inCity(async (tx) => {
    const at = new Date(test.clock.now);
    await insertCycle(tx, {
      ...{ city: test.city, month: '2025-10', version: 1, state: 'closed', opened_at: at, published_at: at },
      ...{ published_by: 'deadline', closed_at: at, limits: null },
    });
  });
});
afterAll(() => test.close());

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

async function run(command: Command, ...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const context: CommandContext = {
    db: test.db,
    files: makeTestFiles(),
    out: { line: (text) => void lines.push(text), progress: () => undefined, json: args.includes('--json') },
    now: () => test.clock.now,
    trackMonths: 24,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
  return { code: await command.run(args, context), said: lines.join('\n') };
}

const listTriggers = () =>
  inCity(async (tx) => (await listPolicies(tx, test.city)).filter(({ id }) => id === TRIGGERS));

/** As an older program left it. */
async function forgetNewest(): Promise<void> {
  await inCity(async (tx) => {
    const rows = await listPolicies(tx, test.city);
    await tx.deleteFrom('policies').where('id', '=', TRIGGERS).execute();
    await savePolicy(tx, rows.find(({ id, version }) => id === TRIGGERS && version === 1)!);
  });
  expect((await listTriggers()).map(({ version }) => version)).toEqual([1]);
}

describe('an older store', () => {
  it('is backtested by the rule of its next month, which leaves the months before as they were ruled', async () => {
    await forgetNewest();
    const asked = ['--from', '2025-08', '--to', '2025-09', '--no-save', '--json'];
    const first = await run(backtestCommand, ...asked);
    expect([first.code, JSON.parse(first.said).policy]).toEqual([0, `${TRIGGERS}@2`]);
    const given = await listTriggers();
    expect(given.map(({ version, effective_from }) => [version, effective_from])).toEqual([
      [1, '2000-01'],
      [2, '2025-11'],
    ]);
    const again = await run(backtestCommand, ...asked);
    expect(again.said).toBe(first.said);
    expect(await listTriggers()).toEqual(given);
  }, 120_000);

  it('has its next month run by the new rule', async () => {
    await forgetNewest();
    const { code, said } = await run(cycleCommand, '2025-11', '--json');
    expect(code).toBe(0);
    const acts = JSON.parse(said).acts as { act: string; body: { policy?: string } }[];
    expect(acts.find(({ act }) => act === 'warnings.drafted')!.body.policy).toBe(`${TRIGGERS}@2`);
  }, 120_000);
});

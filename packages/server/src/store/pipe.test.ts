import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from './db.ts';
import { inPipe } from './pipe.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

const SCOPE = { city: '9901', region: '9901' };
let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const add = (tx: Tx, city: string) =>
  sql`INSERT INTO cities (city, name, timezone, standard, target_class, class_indicators)
    VALUES (${city}, ${city}, 'Asia/Shanghai', 'GB3838-2002', 5, '{}')`.execute(tx);
const count = (tx: Tx) => sql<{ n: number }>`SELECT count(*)::int AS n FROM cities`.execute(tx);
const countNow = () => inPipe(test.db, SCOPE, async (tx) => (await count(tx)).rows[0]!.n);

describe('a transaction through a pipe', () => {
  it('answers each question in its place, and sees what its own questions wrote', async () => {
    const seen = await inPipe(test.db, SCOPE, async (tx, end) => {
      const asked = [count(tx), add(tx, '9901'), count(tx)] as const;
      end();
      const [before, , after] = await Promise.all(asked);
      return [before.rows[0]!.n, after.rows[0]!.n];
    });
    expect(seen).toEqual([0, 1]);
    expect(await countNow()).toBe(1);
  });

  it('takes back everything when one question fails, and every question tells which failure it was', async () => {
    const settled: PromiseSettledResult<unknown>[] = [];
    const failed = inPipe(test.db, SCOPE, async (tx, end) => {
      const asked = [
        sql`UPDATE cities SET name = 'changed'`.execute(tx),
        add(tx, '9901'),
        sql`SELECT 1`.execute(tx),
      ] as const;
      end();
      settled.push(...(await Promise.allSettled(asked)));
      return Promise.all(asked);
    });
    await expect(failed).rejects.toMatchObject({ code: '23505' });
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(settled.map((one) => (one.status === 'rejected' ? one.reason.code : null))).toEqual([
      null,
      '23505',
      '23505',
    ]);
    const { rows } = await inPipe(test.db, SCOPE, (tx) => sql<{ name: string }>`SELECT name FROM cities`.execute(tx));
    expect(rows).toEqual([{ name: '9901' }]);
  });

  it('does not call stored what the server rolled back', async () => {
    const swallowed = inPipe(test.db, SCOPE, async (tx, end) => {
      const asked = add(tx, '9901').catch(() => undefined);
      end();
      await asked;
    });
    await expect(swallowed).rejects.toThrow('rolled back');
  });

  it('takes back what was written before an error of its own', async () => {
    const failed = inPipe(test.db, SCOPE, async (tx) => {
      await sql`UPDATE cities SET name = 'changed'`.execute(tx);
      throw new Error('of its own');
    });
    await expect(failed).rejects.toThrow('of its own');
    const { rows } = await inPipe(test.db, SCOPE, (tx) => sql<{ name: string }>`SELECT name FROM cities`.execute(tx));
    expect(rows).toEqual([{ name: '9901' }]);
  });

  it('refuses a question behind its end: it would stand outside the scope', async () => {
    const late = inPipe(test.db, SCOPE, async (tx, end) => {
      end();
      await count(tx);
    });
    await expect(late).rejects.toThrow('after the end');
  });

  it('sees its own city alone', async () => {
    const other = await inPipe(test.db, { city: '9902', region: '9902' }, (tx) => count(tx));
    expect(other.rows[0]!.n).toBe(0);
  });

  it('survives the loss of its connection, and the next one gets another', async () => {
    const lost = inPipe(test.db, SCOPE, async (tx) => {
      await Promise.all([sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx), count(tx)]);
    });
    await expect(lost).rejects.toThrow();
    expect(await countNow()).toBe(1);
  });
});

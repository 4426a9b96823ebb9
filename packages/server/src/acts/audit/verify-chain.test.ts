import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokenExport, openChainFile, readChainFile } from '../../sources/record/chain-file.ts';
import { inScope } from '../../store/db.ts';
import { checkLinks } from './check-links.ts';
import { exportChain } from './export-chain.ts';
import { CITY, openTestRecord, type TestRecord } from './test-record.ts';
import { verifyChain } from './verify-chain.ts';

let test: TestRecord;
let folder: string;

beforeEach(async () => {
  test = await openTestRecord();
  folder = mkdtempSync(join(tmpdir(), 'xunhe-record-'));
});
afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The outcome without the instant, which is the test's own. */
async function findBroken(anchor?: string) {
  const { broken, checked } = await verifyChain(
    test.db,
    CITY,
    anchor === undefined ? undefined : readChainFile(anchor),
  );
  return broken ? [broken.seq, broken.fault, broken.event?.seq, broken.event?.kind] : checked;
}

async function exportTo(name: string, from = 1): Promise<string> {
  const path = join(folder, name);
  let text = '';
  for await (const lines of await exportChain({ ...test.house, db: test.db }, { city: CITY, from, actor: 'A1' }))
    text += lines;
  writeFileSync(path, text);
  return path;
}

async function checkFile(path: string) {
  const { start } = await openChainFile(path);
  const { broken, checked } = await checkLinks(readChainFile(path), { start });
  return broken ? [broken.seq, broken.fault, broken.event?.seq, broken.event?.kind] : checked;
}

/** What somebody does who owns the database and knows the chain: the row, its hash and all that follow, and the head. */
const REWRITE = `
  DO $$ DECLARE e events; h bytea; BEGIN
    UPDATE events SET actor = 'somebody else' WHERE city = '${CITY}' AND seq = 3;
    FOR e IN SELECT * FROM events WHERE city = '${CITY}' AND seq >= 3 ORDER BY seq LOOP
      SELECT hash INTO h FROM events WHERE city = '${CITY}' AND seq = e.seq - 1;
      UPDATE events SET hash = sha256(h || convert_to(event_text(e.seq, e.city, e.id, e.kind, e.key, e.region, e.actor, e.subject,
        e.address, e.at, e.body), 'UTF8')) WHERE city = e.city AND seq = e.seq;
    END LOOP;
    UPDATE event_heads SET hash = (SELECT hash FROM events WHERE city = '${CITY}' ORDER BY seq DESC LIMIT 1) WHERE city = '${CITY}';
  END $$`;

describe('the chain of a city', () => {
  it('holds while many write at once, numbered without a gap, each city for itself', async () => {
    expect(await findBroken()).toBe(0);
    await Promise.all([...Array.from({ length: 8 }, () => test.write(12)), test.write(5, '9902')]);
    expect(await findBroken()).toBe(96);
    const other = await verifyChain(test.db, '9902');
    expect([other.checked, other.broken, other.head?.seq]).toEqual([5, null, 5]);
  });

  it('is checked across batches', async () => {
    await test.write(2);
    // A few hundred a transaction: the versions of the head that one transaction leaves behind slow its next ones.
    for (let from = 0; from < 5600; from += 400)
      await inScope(test.db, { city: CITY, region: CITY }, (tx) =>
        sql`INSERT INTO events (city, id, kind, key, region, at)
          SELECT ${CITY}, 'i' || n, 'k', n::text, ${CITY}, now()
          FROM generate_series(${from}::integer, ${from}::integer + 399) n`.execute(tx),
      );
    expect(await findBroken()).toBe(5602);
    await test.tamper(`UPDATE events SET key = 'x' WHERE city = '${CITY}' AND seq = 5300`);
    expect(await findBroken()).toEqual([5300, 'changed', 5300, 'k']);
  });

  it('names a row that was changed, whichever of its columns', async () => {
    await test.write(6);
    for (const change of [
      `actor = 'x'`,
      `actor = NULL`,
      `subject = 'x'`,
      `address = NULL`,
      `region = '990102000000'`,
      `key = 'x'`,
      `id = 'x'`,
      `at = at + interval '1 microsecond'`,
      `body = body || '{"n": 2}'`,
      `hash = sha256('')`,
    ]) {
      const column = change.split(' ')[0]!;
      await test.tamper(
        `CREATE TABLE kept AS SELECT * FROM events WHERE seq = 4; UPDATE events SET ${change} WHERE seq = 4`,
      );
      expect([change, await findBroken()]).toEqual([change, [4, 'changed', 4, 'problem.accept']]);
      await test.tamper(`UPDATE events e SET ${column} = k.${column} FROM kept k WHERE e.seq = 4; DROP TABLE kept`);
      expect(await findBroken()).toBe(6);
    }
  });

  it('names rows that were taken out of the middle, or from the beginning', async () => {
    await test.write(6);
    await test.tamper('DELETE FROM events WHERE seq IN (3, 4)');
    expect(await findBroken()).toEqual([3, 'missing', 5, 'problem.accept']);
    await test.tamper('DELETE FROM events WHERE seq = 1');
    expect(await findBroken()).toEqual([1, 'missing', 2, 'problem.accept']);
  });

  it('names the first of the last rows that were cut off, and a head that was removed', async () => {
    await test.write(6);
    await test.tamper('DELETE FROM events WHERE seq > 4');
    expect(await findBroken()).toEqual([5, 'cut', 4, 'problem.accept']);
    await test.tamper('DELETE FROM event_heads');
    expect(await findBroken()).toEqual([4, 'head', 4, 'problem.accept']);
    await test.tamper('DELETE FROM events');
    expect(await findBroken()).toBe(0);
  });

  it('names a row that was pushed in, before, between or behind the others', async () => {
    const push = (seq: number) =>
      `INSERT INTO events (city, id, kind, key, region, at, seq, hash)
       VALUES ('${CITY}', 'forged${seq}', 'forged', '${seq}', '${CITY}', now(), ${seq}, sha256('x'))`;
    await test.write(6);
    await test.tamper(push(0));
    expect(await findBroken()).toEqual([0, 'inserted', 0, 'forged']);
    await test.tamper(`DELETE FROM events WHERE seq = 0; UPDATE events SET seq = -seq WHERE seq > 3;
      UPDATE events SET seq = 1 - seq WHERE seq < 0; ${push(4)}`);
    expect(await findBroken()).toEqual([4, 'inserted', 4, 'forged']);
    await test.tamper(`DELETE FROM events WHERE seq = 4; UPDATE events SET seq = -seq WHERE seq > 4;
      UPDATE events SET seq = -seq - 1 WHERE seq < 0;
      INSERT INTO events (city, id, kind, key, region, at, seq, hash) SELECT '${CITY}', 'f', 'forged', '7', '${CITY}', h.now, 7,
        sha256(e.hash || convert_to(event_text(7, '${CITY}', 'f', 'forged', '7', '${CITY}', NULL, NULL, NULL, h.now, '{}'), 'UTF8'))
        FROM events e, (SELECT now() AS now) h WHERE e.seq = 6`);
    expect(await findBroken()).toEqual([7, 'inserted', 7, 'forged']);
  });

  it('cannot tell by itself that it was rewritten to the end; an earlier export can', async () => {
    await test.write(5);
    const anchor = await exportTo('before.ndjson');
    await test.write(2);
    expect(await findBroken(anchor)).toBe(8);
    await test.tamper(REWRITE);
    expect(await findBroken()).toBe(8);
    expect(await findBroken(anchor)).toEqual([3, 'anchor', 3, 'problem.accept']);
  });

  it('tells by an earlier export that the end was cut off with its head, and which event stood there', async () => {
    await test.write(5);
    const anchor = await exportTo('before.ndjson');
    await test.tamper(`DELETE FROM events WHERE seq > 4;
      UPDATE event_heads SET seq = 4, hash = (SELECT hash FROM events WHERE seq = 4)`);
    expect(await findBroken()).toBe(4);
    expect(await findBroken(anchor)).toEqual([5, 'anchor', 5, 'problem.accept']);
    await test.tamper('DELETE FROM events WHERE seq = 2');
    expect(await findBroken(anchor)).toEqual([2, 'missing', 2, 'problem.accept']);
  });
});

describe('an exported record', () => {
  it('is checked without the database, whole or from a number on, and holds the event of its own making', async () => {
    await test.write(5);
    expect(await checkFile(await exportTo('whole.ndjson'))).toBe(6);
    const part = await exportTo('part.ndjson', 4);
    expect(await checkFile(part)).toBe(4);
    const last = JSON.parse(readFileSync(part, 'utf8').trimEnd().split('\n').at(-1)!);
    expect([last.seq, JSON.parse(last.text).slice(3, 8)]).toEqual([
      7,
      ['audit.exported', expect.any(String), CITY, 'A1', null],
    ]);
  });

  it('shows a changed, a lost and an exchanged line, and refuses what is no record', async () => {
    await test.write(5);
    const lines = readFileSync(await exportTo('whole.ndjson'), 'utf8')
      .trimEnd()
      .split('\n');
    const write = (changed: string[]) => {
      writeFileSync(join(folder, 'changed.ndjson'), `${changed.join('\n')}\n`);
      return checkFile(join(folder, 'changed.ndjson'));
    };
    expect(await write(lines.with(2, lines[2]!.replace('S1', 'S2')))).toEqual([3, 'changed', 3, 'problem.accept']);
    expect(await write(lines.toSpliced(2, 1))).toEqual([3, 'missing', 4, 'problem.accept']);
    expect(await write([lines[0]!, lines[2]!, lines[1]!])).toEqual([2, 'missing', 3, 'problem.accept']);
    await expect(write(lines.with(1, lines[1]!.slice(0, 90)))).rejects.toThrow(
      new BrokenExport('line 2: not a line of an exported record'),
    );
    await expect(write(lines.with(1, lines[1]!.replace('"seq":2', '"seq":3')))).rejects.toThrow(/line 2/);
    await expect(write(lines.slice(1))).rejects.toThrow(/does not say which hash stood before/);
    await expect(write([])).rejects.toThrow(BrokenExport);
  });
});

describe('the application', () => {
  it('may neither change nor take away what happened, nor touch the head, nor choose number and hash', async () => {
    await test.write(2);
    const asApp = (statement: string) =>
      inScope(test.db, { city: CITY, region: CITY }, (tx) => sql.raw(statement).execute(tx));
    for (const statement of [
      "UPDATE events SET actor = 'x'",
      'DELETE FROM events',
      'TRUNCATE events',
      'SELECT * FROM event_heads',
      'UPDATE event_heads SET seq = 0',
      'INSERT INTO event_heads VALUES (1)',
      'DELETE FROM event_heads',
      'TRUNCATE event_heads',
      'ALTER TABLE events DISABLE TRIGGER chain_event',
      'SET session_replication_role = replica',
    ])
      await expect(asApp(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    await asApp(`INSERT INTO events (city, id, kind, key, region, at, seq, hash)
      VALUES ('${CITY}', 'x', 'k', 'x', '${CITY}', now(), 77, 'abc')`);
    expect(await findBroken()).toBe(3);
  });

  it('is not misled by tables of the same names that the application makes for itself', async () => {
    await test.write(1);
    await inScope(test.db, { city: CITY, region: CITY }, async (tx) => {
      for (const statement of [
        'CREATE TEMP TABLE event_heads (city text, seq bigint, hash bytea)',
        `INSERT INTO event_heads VALUES ('${CITY}', 40, 'x')`,
        `INSERT INTO events (city, id, kind, key, region, at) VALUES ('${CITY}', 'x', 'k', 'x', '${CITY}', now())`,
        'DROP TABLE pg_temp.event_heads',
      ])
        await sql.raw(statement).execute(tx);
    });
    expect(await findBroken()).toBe(2);
  });

  it('loses no number to an event that was already there, or to work that was rolled back', async () => {
    await test.write(1);
    const again = (end: string) =>
      inScope(test.db, { city: CITY, region: CITY }, (tx) =>
        sql
          .raw(`INSERT INTO events (city, id, kind, key, region, at)
            VALUES ('${CITY}', 'y', 'problem.accept', 'P0', '${CITY}', now()) ${end}`)
          .execute(tx),
      );
    await expect(again('')).rejects.toThrow(/already recorded/);
    await expect(again('ON CONFLICT DO NOTHING')).rejects.toThrow(/already recorded/);
    await test.write(1);
    expect(await findBroken()).toBe(2);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY, openTestRecord, type TestRecord } from '../acts/audit/test-record.ts';
import { makeTestFiles } from '../store/test-files.ts';
import { auditCommand } from './audit.ts';

let test: TestRecord;
let folder: string;

beforeAll(async () => {
  test = await openTestRecord();
  folder = mkdtempSync(join(tmpdir(), 'xunhe-audit-'));
  await test.tamper(`INSERT INTO cities (city, name, timezone, standard, target_class)
    VALUES ('${CITY}', '城', 'Asia/Shanghai', 'GB3838-2002', 5)`);
  await test.write(4);
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<[number, string]> {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const out = { line: say, progress: say, json: args.includes('--json') };
  return [
    await auditCommand.run(args, { ...test.house, db: test.db, files: makeTestFiles(), out, trackMonths: 24 }),
    said.join('\n'),
  ];
}

describe('xunhe audit', () => {
  it('exports to a new file, checks the file alone, and the store against it', async () => {
    const file = join(folder, 'record.ndjson');
    expect(await run('export', '--out', file)).toEqual([0, '']);
    expect(await run('verify', file)).toEqual([
      0,
      expect.stringContaining('5 events, number 1 to 5, every link holds'),
    ]);
    expect(await run('verify', '--against', file)).toEqual([0, expect.stringContaining('5 events')]);
    expect(await run('export', '--out', file)).toEqual([1, expect.stringContaining('is already there')]);
    const [code, text] = await run('export', '--from', '4');
    expect([code, text.split('\n').map((line) => JSON.parse(line).seq)]).toEqual([0, [4, 5, 6]]);
    writeFileSync(join(folder, 'bent.ndjson'), readFileSync(file, 'utf8').replace('S1', 'S2'));
    expect(await run('verify', join(folder, 'bent.ndjson'))).toEqual([
      1,
      expect.stringMatching(/broken at number 1: the row is not what was recorded \(problem\.accept, 2026-01-08T/),
    ]);
    expect(await run('verify', '--against', join(folder, 'bent.ndjson'))).toEqual([
      1,
      expect.stringContaining('is itself broken at number 1'),
    ]);
  });

  it('opens no store for a file, and says what it cannot work with', async () => {
    const needsStore = auditCommand.needsStore as (args: string[]) => boolean;
    expect(
      ['verify', 'verify x', 'verify --against x', 'export', ''].map((text) => needsStore(text.split(' '))),
    ).toEqual([true, false, true, true, false]);
    for (const args of [[], ['look'], ['export', 'x'], ['verify', 'x', '--city', CITY], ['export', '--from', '0']])
      expect((await run(...args))[0]).toBe(2);
    expect(await run('verify', 'none.ndjson')).toEqual([1, expect.stringContaining('There is no file')]);
    expect(await run('verify', '--city', '1111')).toEqual([1, 'There is no city 1111 in the store.']);
    writeFileSync(join(folder, 'foreign.txt'), 'no record');
    expect(await run('verify', join(folder, 'foreign.txt'))).toEqual([1, expect.stringContaining('line 1')]);
  });

  it('ends with 1 and the number, the fault and the event when a link is broken', async () => {
    await test.tamper(`UPDATE events SET actor = 'x' WHERE seq = 2`);
    const [code, text] = await run('verify', '--json');
    expect([code, JSON.parse(text)]).toMatchObject([1, { broken: { seq: 2, fault: 'changed', event: { seq: 2 } } }]);
    expect((await run('verify'))[1]).toMatch(/number 2: the row is not what was recorded \(problem\.accept, /);
  });
});

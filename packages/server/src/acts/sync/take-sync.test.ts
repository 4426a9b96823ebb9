// Taking records, on every store there is: the same questions, the same answers, the same things inside afterwards.
import { refuse } from '@xunhe/domain/ground/result';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../store/people.ts';
import { takeSync } from './take-sync.ts';
import {
  bare,
  DAY_MS,
  LIN,
  MA,
  makeAsk,
  makeInventory,
  makeOp,
  makePatrol,
  makeProblem,
  NOW,
  newId,
  textOp,
  ZHAO,
} from './test-sync-city.ts';
import { openMemoryStore, openPostgresStore, type TriedStore } from './test-sync-store.ts';

const STORES = [
  ['memory', openMemoryStore],
  ['PostgreSQL', openPostgresStore],
] as const;
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const sha = (digit: string) => digit.repeat(64);

describe.each(STORES)('records sent to a store in %s', (_, open) => {
  let tried: TriedStore;
  const uploads = new Map<string, Buffer>();
  beforeEach(async () => {
    await tried?.close();
    tried = await open();
  });
  afterAll(() => tried.close());
  const take = (who: Person, ask: ReturnType<typeof makeAsk>) =>
    takeSync(
      {
        now: () => NOW,
        random,
        store: tried.store,
        readUpload: async (_who, hash) => uploads.get(hash) ?? null,
        takeAppeal: async () => refuse({ kind: 'notFound' }),
      },
      who,
      ask,
    );
  const outcomes = async (who: Person, ask: ReturnType<typeof makeAsk>) =>
    (await take(who, ask)).answers.map(({ outcome, refusal }) => (refusal ? `${outcome} ${refusal.kind}` : outcome));

  it('are stored once with their event, and known by id and hash ever after', async () => {
    const ops = [makeOp('patrol', makePatrol()), makeOp('problem', makeProblem())];
    const { serverTime, answers } = await take(LIN, makeAsk(ops));
    expect(serverTime).toBe(new Date(NOW).toISOString());
    expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual(ops.map(({ id }) => [id, 'stored']));
    expect(answers[0]!.receipt).toMatchObject({ stored: 'new', judgement: { verdict: 'effective' } });
    expect(answers[1]!.receipt).toMatchObject({ stored: 'new', key: expect.any(Boolean), dueDay: expect.any(String) });
    const again = await take(LIN, makeAsk([...ops, ...ops.map(bare)]));
    expect(again.answers.map(({ outcome }) => outcome)).toEqual(Array(4).fill('already'));
    expect(again.answers[0]!.receipt).toEqual({ ...answers[0]!.receipt, stored: 'already' });
    const inside = await tried.lookInside();
    expect(inside.patrols).toEqual([{ id: ops[0]!.id, day: '2026-01-08', skewS: 0 }]);
    expect(inside.problems).toEqual([ops[1]!.id]);
    expect(inside.tracks).toEqual([ops[0]!.id]);
    expect(inside.events).toEqual([`patrol.submitted ${ops[0]!.id}`, `problem.reported ${ops[1]!.id}`]);
  });

  it('may be an inventory: stored once, known again, its pictures asked for, and without an answer kept as refused', async () => {
    const at = new Date(NOW).toISOString();
    const photo = { sha256: sha('a'), bytes: 5, role: 'view', at, lon: null, lat: null, from: 'camera' } as const;
    const op = makeOp('inventory', makeInventory({ photos: [photo] }));
    const [first] = (await take(LIN, makeAsk([op]))).answers;
    expect([first!.outcome, first!.receipt, first!.photosMissing]).toEqual([
      ...['stored', { id: op.id, stored: 'new', found: 1 }, [sha('a')]],
    ]);
    const [again] = (await take(LIN, makeAsk([bare(op)]))).answers;
    expect([again!.outcome, again!.receipt]).toEqual(['already', { id: op.id, stored: 'already', found: 1 }]);
    const lacking = makeOp('inventory', makeInventory({ items: makeInventory().items.slice(1) }));
    const other = makeOp('inventory', makeInventory({ id: op.id, items: makeInventory().items.toReversed() }));
    expect(await outcomes(LIN, makeAsk([lacking, other]))).toEqual([
      ...['refused inventory.missing', 'conflict record.conflict'],
    ]);
    const inside = await tried.lookInside();
    expect(inside.refused.map(({ id }) => id).sort()).toEqual([lacking.id, other.id].sort());
    expect(inside.events).toContain(`inventory.answered ${op.id}`);
  });

  it('are not refused for a wrong clock when they are inventories: the day they were taken is settled', async () => {
    const skewMs = 40 * DAY_MS;
    const op = makeOp(
      'inventory',
      makeInventory({ at: new Date(NOW + skewMs).toISOString(), period: { from: '2026-02-16', to: '2026-03-01' } }),
    );
    const ask = makeAsk([op], { sentAt: new Date(NOW + skewMs).toISOString() });
    expect(await outcomes(LIN, ask)).toEqual(['stored']);
  });

  it('are asked for when the store has none of them', async () => {
    expect(await outcomes(LIN, makeAsk([bare(makeOp('patrol', makePatrol()))]))).toEqual(['unknown']);
    const op = makeOp('patrol', makePatrol());
    expect(await outcomes(LIN, makeAsk([{ ...bare(op), uploaded: true }]))).toEqual(['unknown']);
  });

  it('are read from the uploads when they were uploaded', async () => {
    const op = makeOp('patrol', makePatrol());
    uploads.set(op.hash, Buffer.from(op.text!, 'utf8'));
    expect(await outcomes(LIN, makeAsk([{ ...bare(op), uploaded: true }]))).toEqual(['stored']);
    expect(await outcomes(LIN, makeAsk([op]))).toEqual(['already']);
  });

  it('with another content under the same id are a conflict, and both are kept', async () => {
    const first = makePatrol();
    const [one, other] = [makeOp('patrol', first), makeOp('patrol', { ...first, note: '水浑' } as typeof first)];
    await take(LIN, makeAsk([one]));
    // Only what is kept may be called a conflict: the phone is asked for the text first.
    expect(await outcomes(LIN, makeAsk([bare(other)]))).toEqual(['unknown']);
    expect(await outcomes(LIN, makeAsk([other, bare(one)]))).toEqual(['conflict record.conflict', 'already']);
    expect(await outcomes(LIN, makeAsk([bare(other), other]))).toEqual(Array(2).fill('conflict record.conflict'));
    const inside = await tried.lookInside();
    expect(inside.patrols).toHaveLength(1);
    expect(inside.refused).toEqual([{ id: one.id, kind: 'record.conflict', content: other.text }]);
    expect(inside.events.filter((event) => event.startsWith('record.refused'))).toHaveLength(1);
  });

  it('of another person under the same id are a conflict that shows nothing of the first', async () => {
    const op = makeOp('patrol', makePatrol({}, DAY_MS));
    await take(LIN, makeAsk([op]));
    const { answers } = await take(MA, makeAsk([op]));
    expect(answers).toEqual([
      {
        ...{ id: op.id, outcome: 'conflict', receipt: null, photosMissing: [] },
        refusal: { kind: 'record.conflict', details: { id: op.id } },
      },
    ]);
  });

  it('twice in one request are stored once, and of two contents the first', async () => {
    const first = makePatrol();
    const [one, other] = [makeOp('patrol', first), makeOp('patrol', { ...first, note: '水浑' } as typeof first)];
    expect(await outcomes(LIN, makeAsk([one, one, other]))).toEqual(['stored', 'already', 'conflict record.conflict']);
  });

  it('as a problem under the id of a patrol are a conflict', async () => {
    const patrol = makePatrol();
    await take(LIN, makeAsk([makeOp('patrol', patrol)]));
    const problem = makeOp('problem', makeProblem({ id: patrol.id }));
    expect(await outcomes(LIN, makeAsk([problem]))).toEqual(['conflict record.conflict']);
  });

  it('that are poison are refused and kept whole, and the nineteen behind them are stored', async () => {
    const deep = `{"id":"${newId()}","note":${'['.repeat(6000)}${']'.repeat(6000)}}`;
    const loose = makePatrol();
    const poisons: [string, string, string][] = [
      ['an escaped U+0000', 'body.control', JSON.stringify(makePatrol({ note: 'a\u0000b' }))],
      ['a bare U+0000', 'body.malformed', `{"note":"\u0000"}`],
      ['half of a surrogate pair', 'body.surrogate', JSON.stringify(makePatrol({ note: 'a\ud800' }))],
      ['6,000 levels', 'body.deep', deep],
      ['no JSON', 'body.malformed', '<html>'],
      ['an unknown field', 'request.invalid', JSON.stringify({ ...makePatrol(), verdict: 'effective' })],
      [
        'a day that no calendar has',
        'request.invalid',
        JSON.stringify(makePatrol({ startedAt: '2025-02-30T00:00:00Z' })),
      ],
      ['another id inside', 'record.id', JSON.stringify(loose)],
      ['a reach that is not there', 'notFound', JSON.stringify(makePatrol({ reach: 'R-none' }))],
      ['a reach of another village', 'notFound', JSON.stringify(makePatrol({ reach: 'R-next' }))],
    ];
    for (const [name, kind, text] of poisons) {
      const id = kind === 'record.id' ? newId() : (/"id":"([^"]+)"/.exec(text)?.[1] ?? newId());
      const good = Array.from({ length: 19 }, () => makeOp('patrol', makePatrol()));
      const answers = await outcomes(LIN, makeAsk([textOp('patrol', id, text), ...good]));
      expect([name, ...answers]).toEqual([name, `refused ${kind}`, ...Array(19).fill('stored')]);
      const kept = (await tried.lookInside()).refused.find((row) => row.id === id);
      expect([name, kept]).toEqual([name, { id, kind, content: text }]);
    }
  });

  it('whose hash is of something else are refused, and what came is kept under the hash it has', async () => {
    const op = { ...makeOp('patrol', makePatrol()), hash: sha('a') };
    const good = makeOp('patrol', makePatrol());
    expect(await outcomes(LIN, makeAsk([op, good, op]))).toEqual([
      'refused record.hash',
      'stored',
      'refused record.hash',
    ]);
    const inside = await tried.lookInside();
    expect(inside.refused).toEqual([{ id: op.id, kind: 'record.hash', content: op.text }]);
    expect(inside.events).toHaveLength(2);
  });

  it('of a person who is not the one signed in are not taken, and wait', async () => {
    const op = makeOp('patrol', makePatrol());
    expect(await outcomes(MA, makeAsk([op], { person: LIN.id }))).toEqual(['later session.other']);
    expect((await tried.lookInside()).patrols).toEqual([]);
    expect(await outcomes(LIN, makeAsk([op], { person: LIN.id }))).toEqual(['stored']);
  });

  it('without the right of their kind are refused one by one', async () => {
    const ops = [makeOp('patrol', makePatrol()), makeOp('problem', makeProblem())];
    expect(await outcomes(ZHAO, makeAsk(ops))).toEqual(['refused right.missing', 'stored']);
  });

  it('of a form that this server does not know wait on the phone', async () => {
    const op = { ...makeOp('patrol', makePatrol()), form: 2 };
    expect(await outcomes(LIN, makeAsk([op]))).toEqual(['later record.newer']);
    expect((await tried.lookInside()).refused).toEqual([]);
  });

  it.each([
    ['three days ahead', 3 * DAY_MS, '2026-01-08', true],
    ['three days behind', -3 * DAY_MS, '2026-01-05', false],
    ['in 2099', Date.UTC(2099, 0, 1) - NOW, '2026-01-08', true],
    ['in 1970', -NOW, '2026-01-08', true],
  ])('of a phone whose clock is %s are stored, with what it was off', async (_name, skewMs, day, isMoved) => {
    const patrol = makePatrol({}, 3_600_000 - skewMs);
    const problem = makeProblem({ at: new Date(NOW + skewMs).toISOString() });
    const ask = makeAsk([makeOp('patrol', patrol), makeOp('problem', problem)], {
      sentAt: new Date(NOW + skewMs).toISOString(),
    });
    const { answers } = await take(LIN, ask);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
    expect((await tried.lookInside()).patrols).toEqual([{ id: patrol.id, day, skewS: Math.round(skewMs / 1000) }]);
    const { reasons } = answers[0]!.receipt!.judgement as { reasons: { kind: string; claimed?: string }[] };
    const clock = reasons.find(({ kind }) => kind === 'patrol.clock');
    expect(clock?.claimed).toBe(isMoved ? patrol.startedAt : undefined);
  });

  it('that end before they began last as long as their fixes', async () => {
    const patrol = makePatrol({ endedAt: new Date(NOW - 5 * 3_600_000).toISOString() });
    const { answers } = await take(LIN, makeAsk([makeOp('patrol', patrol)]));
    expect(answers[0]!.receipt).toMatchObject({ judgement: { minutes: (59 * 20) / 60 } });
  });

  it('of an assistant count for his chief on the days that he was given', async () => {
    const ops = [makeOp('patrol', makePatrol()), makeOp('patrol', makePatrol({}, 30 * DAY_MS))];
    expect(await outcomes(MA, makeAsk(ops))).toEqual(['stored', 'refused notFound']);
  });

  it('say which of their pictures are still missing, until all are there', async () => {
    const photos = ['a', 'b'].map((digit) => ({
      ...{ sha256: sha(digit), bytes: 1000, role: 'view' as const, at: new Date(NOW).toISOString() },
      ...{ lon: null, lat: null, from: 'camera' as const },
    }));
    const op = makeOp('patrol', makePatrol({ photos }));
    const missing = async (one: typeof op) => (await take(LIN, makeAsk([one]))).answers[0]!.photosMissing.toSorted();
    await tried.addPhoto(MA.id, sha('a'));
    await tried.addPhoto(LIN.id, sha('b'));
    expect(await missing(op)).toEqual([sha('a')]);
    expect(await missing(bare(op))).toEqual([sha('a')]);
    await tried.addPhoto(LIN.id, sha('a'));
    expect(await missing(bare(op))).toEqual([]);
  });
});

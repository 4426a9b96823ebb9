import { describe, expect, it } from 'vitest';
import {
  type Asker,
  decidePatrol,
  isWaiting,
  mayAppeal,
  mayDecide,
  type PatrolCase,
  type ReviewStep,
  standingOf,
  verdictOf,
} from './review.ts';
import { PATROL_REVIEW_DEFAULT } from './review-rule.ts';

const DAY_MS = 86_400_000;
const JUDGED_MS = Date.UTC(2026, 0, 5, 4);
const [CITY, DISTRICT, TOWN, VILLAGE, BESIDE] = [
  ...['440100000000', '440103000000', '440103002000', '440103002007', '440103003000'],
] as [string, string, string, string, string];

/** 村河长 Lin walked in his village; 助理 Gu may have walked for him. */
const LIN = { person: 'lin', region: VILLAGE };
const GU = { person: 'gu', region: TOWN };
/** 镇河长 Wu, 区河长 Zhao, clerk Sun of the town's office and clerk Qian of the city's. */
const WU: Asker = { person: 'wu', role: 'chief', region: TOWN };
const ZHAO: Asker = { person: 'zhao', role: 'chief', region: DISTRICT };
const SUN: Asker = { person: 'sun', role: 'office', region: TOWN };
const QIAN: Asker = { person: 'qian', role: 'office', region: CITY };

function makeCase(change: Partial<PatrolCase> = {}): PatrolCase {
  return {
    judged: 'not_effective',
    judgedMs: JUDGED_MS,
    region: VILLAGE,
    main: 'R1',
    reaches: [{ reach: 'R1', judged: false, effective: false }],
    parties: [LIN],
    steps: [],
    ...change,
  };
}

const appealAfter = (days: number): ReviewStep => ({ kind: 'appeal', atMs: JUDGED_MS + days * DAY_MS });
const decideAfter = (
  days: number,
  outcome: 'counted' | 'not_counted' = 'not_counted',
  asRegion = TOWN,
): ReviewStep => ({ kind: 'decision', atMs: JUDGED_MS + days * DAY_MS, outcome, asRegion });

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'yes' : result.refusal?.kind);

describe('how a patrol stands', () => {
  it.each([
    ['effective', [], 'judged', 'effective', false],
    ['not_effective', [], 'judged', 'not_effective', false],
    ['needs_review', [], 'judged', 'needs_review', true],
    ['not_effective', [appealAfter(1)], 'appealed', 'not_effective', true],
    ['not_effective', [appealAfter(1), decideAfter(2, 'counted')], 'decided', 'effective', false],
    ['needs_review', [decideAfter(2)], 'decided', 'not_effective', false],
    ['needs_review', [decideAfter(2), appealAfter(3)], 'appealed', 'not_effective', true],
    ['needs_review', [decideAfter(2), appealAfter(3), decideAfter(4, 'counted')], 'decided', 'effective', false],
    ['effective', [appealAfter(1), decideAfter(2, 'counted'), decideAfter(3)], 'decided', 'not_effective', false],
  ] as const)('judged %s, then %j: %s, %s in force, waiting: %s', (judged, steps, standing, verdict, waiting) => {
    const of = { judged, steps };
    expect([standingOf(of), verdictOf(of), isWaiting(of)]).toEqual([standing, verdict, waiting]);
  });
});

describe('an appeal', () => {
  const ask = (of: PatrolCase, person: string, days: number) =>
    kindOf(mayAppeal(of, { person, atMs: JUDGED_MS + days * DAY_MS }, PATROL_REVIEW_DEFAULT));
  const counting = [{ reach: 'R1', judged: true, effective: true }];
  const beside = [
    { reach: 'R1', judged: false, effective: false },
    { reach: 'R2', judged: true, effective: true },
  ];

  it.each<[string, PatrolCase, string, number, string | undefined]>([
    ['by the one who walked', makeCase(), 'lin', 1, 'yes'],
    ['of a patrol that waits for a person anyway', makeCase({ judged: 'needs_review' }), 'lin', 1, 'yes'],
    ['by the assistant who walked for him', makeCase({ parties: [GU, LIN] }), 'gu', 1, 'yes'],
    ['by the chief for whom it was walked', makeCase({ parties: [GU, LIN] }), 'lin', 1, 'yes'],
    ['by anybody else', makeCase(), 'wu', 1, 'review.notOwn'],
    ['written before the server had the patrol', makeCase(), 'lin', -1, 'yes'],
    ['on the last day', makeCase(), 'lin', 30, 'yes'],
    ['a moment after it', makeCase(), 'lin', 30.001, 'review.late'],
    ['while another waits', makeCase({ steps: [appealAfter(1)] }), 'lin', 2, 'review.appealed'],
    ['against a decision', makeCase({ steps: [appealAfter(1), decideAfter(20)] }), 'lin', 40, 'yes'],
    ['against a decision of long ago', makeCase({ steps: [appealAfter(1), decideAfter(2)] }), 'lin', 33, 'review.late'],
    ['of what counts', makeCase({ judged: 'effective', reaches: counting }), 'lin', 1, 'review.counts'],
    [
      'where another reach counts and the main one does not',
      makeCase({ judged: 'effective', reaches: beside }),
      'lin',
      1,
      'yes',
    ],
  ])('%s', (_, of, person, days, expected) => {
    expect(ask(of, person, days)).toBe(expected);
  });

  it('says how many days there were, and until when there are', () => {
    const by = { person: 'lin', atMs: JUDGED_MS };
    const rule = { ...PATROL_REVIEW_DEFAULT, appealDays: { value: 7, source: 'default' as const } };
    expect(mayAppeal(makeCase(), by, rule)).toEqual({ ok: true, value: { untilMs: JUDGED_MS + 7 * DAY_MS } });
    expect(mayAppeal(makeCase(), { ...by, atMs: JUDGED_MS + 8 * DAY_MS }, rule)).toEqual({
      ok: false,
      refusal: { kind: 'review.late', days: 7 },
    });
  });
});

describe('a decision', () => {
  const waiting = makeCase({ judged: 'needs_review' });
  const byCity = makeCase({ steps: [appealAfter(1), decideAfter(2, 'counted', CITY), appealAfter(3)] });

  it.each<[string, PatrolCase, Asker, string | undefined]>([
    ['by the office of the region', waiting, SUN, 'yes'],
    ['by a chief of a higher region', waiting, WU, 'yes'],
    ['by a chief two steps higher', waiting, ZHAO, 'yes'],
    ['by a chief beside him in the same village', waiting, { ...WU, region: VILLAGE }, 'review.notHigher'],
    ['by a chief of the town beside', waiting, { ...WU, region: BESIDE }, 'review.notHigher'],
    [
      'by a town chief on the walk of a town chief',
      makeCase({ judged: 'needs_review', parties: [{ person: 'x', region: TOWN }] }),
      WU,
      'review.notHigher',
    ],
    [
      'by a chief who does not see where the walker stands',
      makeCase({ judged: 'needs_review', parties: [{ person: 'x', region: null }] }),
      ZHAO,
      'review.notHigher',
    ],
    [
      'by the office on the walk of a town chief',
      makeCase({ judged: 'needs_review', parties: [{ person: 'x', region: TOWN }] }),
      SUN,
      'yes',
    ],
    ['by the walker himself', waiting, { person: 'lin', role: 'office', region: TOWN }, 'review.own'],
    [
      'by the chief for whom it was walked',
      makeCase({ judged: 'needs_review', parties: [GU, { person: 'wu', region: TOWN }] }),
      { ...WU, role: 'office' },
      'review.own',
    ],
    ['by an inspector', waiting, { ...SUN, role: 'inspector' }, 'review.role'],
    ['by an assistant', waiting, { ...SUN, role: 'assistant' }, 'review.role'],
    ['on an appeal', makeCase({ steps: [appealAfter(1)] }), SUN, 'yes'],
    ['where nobody asked for one', makeCase(), SUN, 'review.notWaiting'],
    ['where it counts anyway', makeCase({ judged: 'effective' }), SUN, 'review.notWaiting'],
    ['again, in place of the former', makeCase({ steps: [appealAfter(1), decideAfter(2)] }), SUN, 'yes'],
    ['by the town after the city decided', byCity, SUN, 'review.decidedAbove'],
    ['by the city itself', byCity, QIAN, 'yes'],
    ['by the city after the town', makeCase({ steps: [appealAfter(1), decideAfter(2)] }), QIAN, 'yes'],
  ])('%s', (_, of, by, expected) => {
    expect(kindOf(mayDecide(of, by))).toBe(expected);
  });

  const two = makeCase({
    judged: 'needs_review',
    reaches: [
      { reach: 'R1', judged: false, effective: false },
      { reach: 'R2', judged: false, effective: false },
      { reach: 'R3', judged: true, effective: false },
    ],
  });
  const asked = { outcome: 'counted' as const, reason: '现场照片可证', reaches: null, seen: 0 };

  it.each([
    ['lets the main reach count, and what the rule let count', asked, ['R1', 'R3']],
    ['lets the named reaches count, each once', { ...asked, reaches: ['R2', 'R2'] }, ['R2']],
    ['lets none count', { ...asked, outcome: 'not_counted' as const, reaches: ['R1'] }, []],
    ['needs a reason', { ...asked, reason: '  ' }, 'review.noReason'],
    ['needs at least one reach that counts', { ...asked, reaches: [] }, 'review.reach'],
    ['needs reaches of this patrol', { ...asked, reaches: ['R1', 'R9'] }, 'review.reach'],
    ['is not taken on what somebody changed meanwhile', { ...asked, seen: 1 }, 'review.moved'],
  ])('%s', (_, ask, expected) => {
    const result = decidePatrol(two, SUN, ask);
    expect(result.ok ? result.value.reaches : result.refusal.kind).toEqual(expected);
    if (result.ok) expect(result.value.verdict).toBe(ask.outcome === 'counted' ? 'effective' : 'not_effective');
  });
});

import { setStandings } from '@xunhe/domain/evaluation/standing';
import { countCases } from '@xunhe/domain/evaluation/standing-case';
import { listStandingReasons, type StandingReason } from '@xunhe/domain/evaluation/standing-reason';
import { STANDING_DEFAULT } from '@xunhe/domain/evaluation/standing-rule';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './words.ts';
import { sayPeers, sayStandingReason } from './words-standing.ts';

const now = { numerator: 3, denominator: 4 };
const before = { numerator: 1, denominator: 4 };
/** Every kind. */
const ALL: { readonly [K in StandingReason['kind']]: Extract<StandingReason, { readonly kind: K }> | StandingReason } =
  {
    'group.level': { kind: 'group.level', people: 17, least: 8 },
    'group.few': { kind: 'group.few', people: 3, least: 8 },
    'cases.none': { kind: 'cases.none', number: 'keyFound' },
    'cases.few': { kind: 'cases.few', number: 'found', cases: 1, pseudoCases: 8 },
    'mean.none': { kind: 'mean.none', number: 'targetMet' },
    overlap: { kind: 'overlap', depth: 'content', low: 0.51, high: 0.83, mean: 0.7 },
    'target.better': { kind: 'target.better', now, before },
    'target.worse': { kind: 'target.worse', now: before, before: now },
    leftOut: { kind: 'leftOut', number: 'found', rows: 1 },
  };

describe('the words of a standing', () => {
  it('say every reason in both languages, with nothing left to fill in', () => {
    const said = LANGUAGES.flatMap((language) =>
      Object.values(ALL).map((reason) => sayStandingReason(reason, language)),
    );
    for (const sentence of said) expect(sentence).not.toMatch(/[{}]|undefined|NaN|null|–/);
    expect(new Set(said).size).toBe(2 * Object.keys(ALL).length);
  });

  it('say nothing of a kind that this page does not know', () => {
    for (const kind of ['from.tomorrow', 'toString', '__proto__']) expect(sayStandingReason({ kind }, 'zh')).toBeNull();
  });

  it('say what the domain says of somebody who is alone', () => {
    const standing = setStandings([{ person: 'lin', level: 'village', asked: 4, counts: countCases([]) }], STANDING_DEFAULT)[0]!; // biome-ignore format: one line
    const reasons = listStandingReasons(standing, { rule: STANDING_DEFAULT, targetBefore: before, leftOut: {} });
    expect(sayStandingReason({ ...reasons[0]! }, 'zh')).toBe('本级只有 1 人，不足 8 人，不作比较。');
    expect(sayPeers(standing.group, 'village', 'zh')).toBe('村居级河长仅 1 人，不作比较');
    expect(sayPeers({ by: 'band', people: 41, from: 2, to: 6 }, 'village', 'en')).toBe(
      '41 village chiefs with 2 to 6 day-visits asked',
    );
  });
});

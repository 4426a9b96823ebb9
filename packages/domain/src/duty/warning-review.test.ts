import { describe, expect, it } from 'vitest';
import type { WarningLevel } from './level.ts';
import {
  mayReviewIn,
  type ReviewedWarning,
  raiseInMonth,
  reviewWarning,
  tellMayChange,
  undoReview,
} from './warning-review.ts';

const CITY = '440100000000';
const DISTRICT = '440103000000';
const BESIDE = '440104000000';
const WHY = '现场核实：上游截污管破损';

const PROBABLE = { kind: 'quality.probability', level: 'orange', probability: 0.55 };
const DRAFT: ReviewedWarning = {
  ...{ level: 'orange', kinds: ['quality'], reasons: [PROBABLE], drafted: null },
  ...{ published: false, steps: 0, lastBy: null },
};

const ask = (level: WarningLevel, change: object = {}) => ({ level, why: WHY, office: DISTRICT, seen: 0, ...change });
const refusalOf = (result: { ok: boolean }) => (result as { refusal?: { kind: string } }).refusal?.kind;

/** What the next one to look finds. */
function after(warning: ReviewedWarning, level: WarningLevel, office = DISTRICT): ReviewedWarning {
  const done = reviewWarning(warning, ask(level, { office, seen: warning.steps }));
  if (!done.ok) throw new Error(done.refusal.kind);
  return { ...warning, ...done.value, steps: warning.steps + 1, lastBy: office };
}

describe('a drafted warning', () => {
  it('goes up or down by any number of levels, with the reason first and the draft kept', () => {
    for (const level of ['none', 'yellow', 'red'] as const) {
      const reviewed = after(DRAFT, level);
      expect(reviewed.level).toBe(level);
      expect(reviewed.kinds).toEqual(level === 'none' ? [] : ['quality']);
      const [first, ...rest] = reviewed.reasons;
      expect(first).toEqual({ kind: 'warning.override', from: 'orange', to: level, office: 'district', why: WHY });
      expect(rest).toEqual([PROBABLE]);
      expect(reviewed.drafted).toEqual({ level: 'orange', kinds: ['quality'], reasons: [PROBABLE] });
    }
  });

  it('reviewed twice speaks of one review, from what was drafted', () => {
    const twice = after(after(DRAFT, 'none'), 'red');
    expect(twice.kinds).toEqual(['quality']);
    expect(twice.reasons.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['warning.override', 'orange', 'red'],
      ['quality.probability', undefined, undefined],
    ]);
    expect(refusalOf(reviewWarning(twice, ask('orange', { seen: 2 })))).toBe('warningReview.asDrafted');
  });

  it('is as drafted again after an undo', () => {
    const undone = undoReview(after(DRAFT, 'red'), { office: DISTRICT, seen: 1 });
    expect(undone).toEqual({
      ok: true,
      value: { level: 'orange', kinds: ['quality'], reasons: [PROBABLE], drafted: null },
    });
    expect(refusalOf(undoReview(DRAFT, { office: DISTRICT, seen: 0 }))).toBe('warningReview.unreviewed');
  });

  it.each([
    ['a reason of nine signs', ask('red', { why: '一二三四五六七八九' }), 'warningReview.reason'],
    ['a reason of blanks', ask('red', { why: ' '.repeat(40) }), 'warningReview.reason'],
    ['a reason of 1001 signs', ask('red', { why: '河'.repeat(1001) }), 'warningReview.reason'],
    ['the same level', ask('orange'), 'warningReview.same'],
    ['an older state', ask('red', { seen: 1 }), 'warningReview.moved'],
  ])('is not changed with %s', (_, asked, kind) => expect(refusalOf(reviewWarning(DRAFT, asked))).toBe(kind));

  it('takes a reason of ten signs and of a thousand, counted as people count', () => {
    for (const why of ['一二三四五六七八九十', '𠮷'.repeat(1000)])
      expect(reviewWarning(DRAFT, ask('red', { why })).ok).toBe(true);
  });

  it('is not changed by a district after the city decided; the city decides over a district', () => {
    const byCity = after(DRAFT, 'red', CITY);
    expect(refusalOf(reviewWarning(byCity, ask('yellow', { seen: 1 })))).toBe('warningReview.above');
    expect(refusalOf(undoReview(byCity, { office: DISTRICT, seen: 1 }))).toBe('warningReview.above');
    expect(after(after(DRAFT, 'red'), 'none', CITY).level).toBe('none');
  });
});

describe('a published warning', () => {
  const published = { ...DRAFT, published: true };

  it('is not reviewed nor undone any more', () => {
    expect(refusalOf(reviewWarning(published, ask('red')))).toBe('warningReview.published');
    expect(refusalOf(undoReview({ ...after(DRAFT, 'red'), published: true }, { office: DISTRICT, seen: 1 }))).toBe(
      'warningReview.published',
    );
  });

  it('rises within the month and never falls', () => {
    const raised = raiseInMonth(published, ask('red'));
    expect(raised).toMatchObject({ ok: true, value: { level: 'red', drafted: { level: 'orange' } } });
    if (raised.ok) expect(raised.value.reasons[0]).toMatchObject({ kind: 'warning.raisedInMonth', from: 'orange' });
    for (const level of ['none', 'yellow', 'orange'] as const)
      expect(refusalOf(raiseInMonth(published, ask(level)))).toBe('warningReview.notHigher');
    expect(refusalOf(raiseInMonth(DRAFT, ask('red')))).toBe('warningReview.notPublished');
  });
});

describe('what a screen offers', () => {
  const reviewed = after(DRAFT, 'yellow', CITY);
  it.each([
    ['of a draft', DRAFT, DISTRICT, 'review'],
    ['of a review', reviewed, CITY, 'review undo'],
    ['of a review from above', reviewed, DISTRICT, ''],
    ['of a published one', { ...DRAFT, published: true }, DISTRICT, 'raise'],
    ['of a published red one', { ...DRAFT, published: true, level: 'red' as const }, DISTRICT, ''],
  ])('%s', (_, warning, office, kinds) => {
    const may = Object.entries(tellMayChange(warning, office));
    expect(may.flatMap(([kind, is]) => (is ? [kind] : [])).join(' ')).toBe(kinds);
  });
});

describe('who may review', () => {
  it.each([
    [CITY, '440103002001', true],
    [DISTRICT, '440103002001', true],
    [BESIDE, '440103002001', false],
    ['440103002000', '440103002001', false],
    [DISTRICT, CITY, false],
  ])('the office of %s in %s: %s', (office, region, may) => expect(mayReviewIn(office, region)).toBe(may));
});

import { describe, expect, it } from 'vitest';
import { countCases, countLeftOut, leaveOut, type StandingCase } from './standing-case.ts';
import { mayDecideObjection, mayObject } from './standing-objection.ts';
import { STANDING_DEFAULT } from './standing-rule.ts';

const ROWS: readonly StandingCase[] = [
  { number: 'found', id: 'Q1', numerator: 1, denominator: 1, leftOut: false },
  { number: 'found', id: 'Q2', numerator: 0, denominator: 1, leftOut: false },
  { number: 'visits', id: '2018-01/R1', numerator: 3, denominator: 4, leftOut: false },
];
const LIN = 'village-lin';
const kindOf = (result: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) =>
  result.ok ? null : result.refusal!.kind;

describe('rows left out', () => {
  it('count no more and stay in sight', () => {
    const rows = leaveOut(ROWS, 'found', ['Q2']);
    expect(rows).toHaveLength(3);
    expect(countCases(rows).found).toEqual({ numerator: 1, denominator: 1 });
    expect(countCases(rows).visits).toEqual({ numerator: 3, denominator: 4 });
    expect(countLeftOut(rows)).toEqual({ found: 1 });
  });

  it('are those of one number alone', () => {
    expect(countLeftOut(leaveOut(ROWS, 'visits', ['Q2']))).toEqual({});
  });
});

describe('an objection', () => {
  const asked = { number: 'found', rows: ['Q2'], text: '不在我河段' } as const;
  const found = { rows: ROWS, setDay: '2018-02-01', today: '2018-03-03', waiting: [] } as const;
  it.each([
    ['of the last day is heard', {}, {}, null],
    ['a day later is late', {}, { today: '2018-03-04' }, 'standing.late'],
    ['without words is none', { text: ' ' }, {}, 'standing.noText'],
    ['waits for the one before it', {}, { waiting: ['found'] }, 'standing.waiting'],
    ['does not wait for one to another number', {}, { waiting: ['visits'] }, null],
    ['names rows of its number alone', { rows: ['2018-01/R1'] }, {}, 'standing.rows'],
    ['may name none', { rows: [] }, {}, null],
  ] as const)('%s', (_, ask, know, kind) => {
    expect(kindOf(mayObject({ ...asked, ...ask }, { ...found, ...know }, STANDING_DEFAULT))).toBe(kind);
  });
});

describe('the answer to it', () => {
  const decided = { granted: true, reason: '核实属实', leftOut: ['Q2'] };
  const found = { by: 'office-sun', person: LIN, number: 'found', rows: ROWS, isDecided: false } as const;
  it.each([
    ['leaves rows out', {}, {}, null],
    ['is not his own', {}, { by: LIN }, 'standing.own'],
    ['is given once', {}, { isDecided: true }, 'standing.decided'],
    ['needs a reason', { reason: '' }, {}, 'standing.noReason'],
    ['grants nothing without a row', { leftOut: [] }, {}, 'standing.noRows'],
    ['leaves nothing out when it declines', { granted: false }, {}, 'standing.noRows'],
    ['declines', { granted: false, leftOut: [] }, {}, null],
    ['leaves out no row of another number', { leftOut: ['2018-01/R1'] }, {}, 'standing.rows'],
  ] as const)('%s', (_, decide, know, kind) => {
    expect(kindOf(mayDecideObjection({ ...decided, ...decide }, { ...found, ...know }))).toBe(kind);
  });

  it('does not leave out what is left out', () => {
    const rows = leaveOut(ROWS, 'found', ['Q2']);
    expect(kindOf(mayDecideObjection(decided, { ...found, rows }))).toBe('standing.rows');
  });
});

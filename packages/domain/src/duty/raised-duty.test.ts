import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignDuties } from './duty.ts';
import type { WarningLevel } from './level.ts';
import { sumVisits, type Window } from './period.ts';
import { raiseDuty } from './raised-duty.ts';
import { DIFFERENTIATED_DEFAULT } from './rule.ts';

const MONTH = '2018-01';
const WORKING = new Set([1, 2, 3, 4, 5]);
const isWorkingDay = (day: string) => WORKING.has(new Date(`${day}T00:00:00Z`).getUTCDay());

function windowsOf(levels: readonly { from: string; level: WarningLevel }[]): readonly Window[] {
  return assignDuties({
    ...{ city: '9900', month: MONTH, rule: DIFFERENTIATED_DEFAULT, isWorkingDay, earlierVisits: [] },
    reaches: [{ id: 'R1', lengthM: 2000, condition: 'ordinary' }],
    posts: [{ person: 'lin', reach: 'R1', level: 'village', from: '2010-01-01', to: null }],
    levels: new Map([['R1', levels]]),
  })[0]!.windows;
}

const first = `${MONTH}-01`;
const raisedOn = (day: string, from: WarningLevel, to: WarningLevel, visitDays: readonly string[] = []) => {
  const windows = windowsOf([{ from: first, level: from }]);
  const asked = windowsOf([{ from: first, level: from }, { from: day, level: to }]); // biome-ignore format: one line
  return { windows, after: raiseDuty({ windows, visitDays }, asked, day) };
};

describe('a duty raised in mid-month', () => {
  it('asks red from the day on: a visit each working day that is left', () => {
    const { after } = raisedOn('2018-01-17', 'none', 'red');
    const left = after.filter(({ from }) => from >= '2018-01-17');
    expect(sumVisits(left)).toBe(11);
    expect(left.every(({ from, to }) => from === to && isWorkingDay(from))).toBe(true);
  });

  it('keeps what was done before, and does not call missed what could still have been walked', () => {
    const done = raisedOn('2018-01-17', 'none', 'red', ['2018-01-12']).after;
    expect(done.slice(0, 2)).toEqual([
      { from: '2018-01-01', to: '2018-01-10', visits: 1 },
      { from: '2018-01-11', to: '2018-01-16', visits: 1 },
    ]);
    const notYet = raisedOn('2018-01-17', 'none', 'red').after;
    expect(notYet.filter(({ to }) => to < '2018-01-17')).toEqual([{ from: '2018-01-01', to: '2018-01-10', visits: 1 }]);
  });

  it('is whole when it is raised before the month begins', () => {
    expect(raisedOn(first, 'yellow', 'red').after).toEqual(windowsOf([{ from: first, level: 'red' }]));
  });

  it('never asks less than was open, whatever the day and the level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom(['none', 'yellow'], ['none', 'red'], ['yellow', 'orange'], ['orange', 'red']),
        (number, [from, to]) => {
          const day = `${MONTH}-${String(number).padStart(2, '0')}`;
          const { windows, after } = raisedOn(day, from as WarningLevel, to as WarningLevel);
          const open = windows.filter((window) => window.to >= day);
          const daysLeft = (window: Window) => Number(window.to.slice(8)) - number + 1;
          const owed = open.reduce((sum, window) => sum + Math.min(window.visits, daysLeft(window)), 0);
          expect(sumVisits(after.filter((window) => window.from >= day))).toBeGreaterThanOrEqual(owed);
          for (const [i, window] of after.entries()) if (i > 0) expect(window.from > after[i - 1]!.to).toBe(true);
        },
      ),
    );
  });
});

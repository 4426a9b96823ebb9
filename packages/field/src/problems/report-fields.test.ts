import { describe, expect, it } from 'vitest';
import { lackingOf, type ReportFields } from './report-fields.ts';

const fields = (change: Partial<ReportFields>): ReportFields => ({
  ...{ reach: 'R', type: 'other', text: '', done: null },
  ...change,
});

describe('what a report lacks', () => {
  it('is the kind alone, where nothing was cleared', () => {
    expect(lackingOf(fields({ type: null }), [])).toEqual(['typeNeeded']);
    expect(lackingOf(fields({}), [])).toEqual([]);
  });

  it('is pictures of before and after and what was done, where it was', () => {
    expect(lackingOf(fields({ type: null, done: ' ' }), [])).toEqual([
      ...['typeNeeded', 'beforeNeeded', 'afterNeeded', 'doneNeeded'],
    ]);
    expect(lackingOf(fields({ done: '清走' }), [{ role: 'after' }])).toEqual(['beforeNeeded']);
    expect(lackingOf(fields({ done: '清走' }), [{ role: 'view' }, { role: 'after' }])).toEqual([]);
  });
});

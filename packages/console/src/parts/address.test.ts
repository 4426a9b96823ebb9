import { describe, expect, it } from 'vitest';
import {
  parseSearch,
  readAuditSearch,
  readListSearch,
  readMonthSearch,
  readPatrolSearch,
  readProblemSearch,
  writeSearch,
} from './address.ts';

describe('the address of a screen', () => {
  it('keeps region codes as text, there and back', () => {
    const search = { region: '990001000000', level: 'red', page: 3 };
    expect(readListSearch(parseSearch(writeSearch(search)))).toEqual(search);
  });

  it('leaves out what it cannot read', () => {
    expect(readMonthSearch({ month: '2017-13' })).toEqual({});
    expect(readListSearch({ level: 'purple', page: '0', q: '' })).toEqual({});
    expect(readProblemSearch({ show: 'open', page: 'x' })).toEqual({ show: 'open' });
  });

  it('asks for the patrols of a known span of months only', () => {
    expect(readPatrolSearch({ of: 'data', person: 'C-town001' })).toEqual({ of: 'data', person: 'C-town001' });
    expect(readPatrolSearch({ of: 'yesterday' })).toEqual({});
  });

  it('asks for the record of real days only', () => {
    expect(readAuditSearch({ from: '2026-02-28', to: '2026-02-30', who: '陈', page: '2' })).toEqual({
      from: '2026-02-28',
      who: '陈',
      page: 2,
    });
  });

  it('writes nothing for an empty search', () => {
    expect(writeSearch({ q: '', level: undefined })).toBe('');
  });
});

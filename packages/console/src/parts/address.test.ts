import { describe, expect, it } from 'vitest';
import { parseSearch, readListSearch, readMonthSearch, writeSearch } from './address.ts';

describe('the address of a screen', () => {
  it('keeps region codes as text, there and back', () => {
    const search = { region: '990001000000', level: 'red', page: 3 };
    expect(readListSearch(parseSearch(writeSearch(search)))).toEqual(search);
  });

  it('leaves out what it cannot read', () => {
    expect(readMonthSearch({ month: '2017-13' })).toEqual({});
    expect(readListSearch({ level: 'purple', page: '0', q: '' })).toEqual({});
  });

  it('writes nothing for an empty search', () => {
    expect(writeSearch({ q: '', level: undefined })).toBe('');
  });
});

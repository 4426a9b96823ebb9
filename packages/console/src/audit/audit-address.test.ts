import { expect, it } from 'vitest';
import { readAuditSearch } from './audit-address.ts';

it('asks for the record of real days only', () => {
  expect(readAuditSearch({ from: '2026-02-28', to: '2026-02-30', who: '陈', page: '2' })).toEqual({
    from: '2026-02-28',
    who: '陈',
    page: 2,
  });
});

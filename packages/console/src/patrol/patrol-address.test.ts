import { expect, it } from 'vitest';
import { readPatrolSearch } from './patrol-address.ts';

it('asks for the patrols of a known span of months only', () => {
  expect(readPatrolSearch({ of: 'data', person: 'C-town001' })).toEqual({ of: 'data', person: 'C-town001' });
  expect(readPatrolSearch({ of: 'yesterday' })).toEqual({});
});

// The people of the sample city as whom a newcomer may look around, one of each kind: city office, district office, department, and a chief
// of every level below the city.
import type { AccountListed } from '../store/account.ts';

/** The invented code of the sample city; no real city has it. */
export const SAMPLE_CITY = '9900';

const LEVELS = ['district', 'town', 'village', 'reach'];

export function chooseGuests(accounts: readonly AccountListed[]): AccountListed[] {
  const isCity = (account: AccountListed) => account.region.endsWith('00000000');
  const first = (fits: (account: AccountListed) => boolean) => accounts.find(fits);
  return [
    first((account) => account.role === 'office' && isCity(account)),
    first((account) => account.role === 'office' && !isCity(account)),
    first((account) => account.role === 'handler'),
    ...LEVELS.map((level) => first((account) => account.role === 'chief' && account.level === level)),
  ].filter((account) => account !== undefined);
}

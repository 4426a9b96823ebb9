// What the address of the desk of bulletins may say.
import { BULLETIN_SHOWS } from '@xunhe/contract/bulletin';
import { BULLETIN_KINDS, type BulletinKind } from '@xunhe/domain/duty/bulletin';
import { ISSUERS, type Issuer } from '@xunhe/domain/duty/trigger-policy';
import { type Raw, readDay, readOneOf, readPage, readText } from '../parts/address.ts';

export interface BulletinSearch {
  readonly show?: (typeof BULLETIN_SHOWS)[number];
  readonly kind?: BulletinKind;
  readonly issuer?: Issuer;
  readonly region?: string;
  readonly reach?: string;
  readonly q?: string;
  /** Days on which they appeared, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly page?: number;
}

export function readBulletinSearch(raw: Raw): BulletinSearch {
  return {
    ...readOneOf(raw, 'show', BULLETIN_SHOWS),
    ...readOneOf(raw, 'kind', BULLETIN_KINDS),
    ...readOneOf(raw, 'issuer', ISSUERS),
    ...readText(raw, 'region'),
    ...readText(raw, 'reach'),
    ...readText(raw, 'q'),
    ...readDay(raw, 'from'),
    ...readDay(raw, 'to'),
    ...readPage(raw),
  };
}

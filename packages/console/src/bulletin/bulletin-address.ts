// What the address of the desk of bulletins may say.
import { BULLETIN_SHOWS } from '@xunhe/contract/bulletin';
import { BULLETIN_KINDS, type BulletinKind } from '@xunhe/domain/duty/bulletin';
import { ISSUERS, type Issuer } from '@xunhe/domain/duty/trigger-policy';
import { isDay } from '@xunhe/domain/ground/day';

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

type Raw = Record<string, unknown>;

export function readBulletinSearch(raw: Raw): BulletinSearch {
  const page = Number(raw.page);
  return {
    ...oneOf(raw, 'show', BULLETIN_SHOWS),
    ...oneOf(raw, 'kind', BULLETIN_KINDS),
    ...oneOf(raw, 'issuer', ISSUERS),
    ...text(raw, 'region'),
    ...text(raw, 'reach'),
    ...text(raw, 'q'),
    ...day(raw, 'from'),
    ...day(raw, 'to'),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}

function text<K extends string>(raw: Raw, key: K): { readonly [P in K]?: string } {
  const value = raw[key];
  return (typeof value === 'string' && value !== '' ? { [key]: value.slice(0, 60) } : {}) as { [P in K]?: string };
}

function day<K extends string>(raw: Raw, key: K): { readonly [P in K]?: string } {
  const value = raw[key];
  return (typeof value === 'string' && isDay(value) ? { [key]: value } : {}) as { [P in K]?: string };
}

function oneOf<K extends string, V extends string>(raw: Raw, key: K, values: readonly V[]): { readonly [P in K]?: V } {
  return ((values as readonly unknown[]).includes(raw[key]) ? { [key]: raw[key] } : {}) as { [P in K]?: V };
}

// Where requests may go. A name without more is a public host, asked over TLS alone; a whole origin (`http://10.2.0.5:8080`) is one that the
// operator vouches for, so it may lie in his own network and be asked without TLS.
import { isIP } from 'node:net';
import { isLoopbackAddress } from './private-address.ts';

export interface OutwardRules {
  /** Any public host may be asked over TLS. */
  readonly anyPublic: boolean;
  /** Public hosts, exactly these. */
  readonly hosts: readonly string[];
  /** Protocol, host and port, as URL.origin writes them. */
  readonly origins: readonly string[];
}

export interface OutwardAddress {
  readonly url: URL;
  readonly mayBePrivate: boolean;
}

/** The address as it will be asked, or null when nothing allows it. */
export function readOutward(text: string, rules: OutwardRules): OutwardAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if (rules.origins.includes(url.origin)) return { url, mayBePrivate: true };
  const host = plainHost(url);
  if (url.protocol !== 'https:' || url.port !== '' || isIP(host) !== 0 || isLoopbackName(host)) return null;
  return rules.anyPublic || rules.hosts.includes(host) ? { url, mayBePrivate: false } : null;
}

/** Reads what the operator wrote, a host or an origin each, `*` for any public host. @returns the entry that is neither */
export function readOutwardRules(entries: readonly string[]): OutwardRules | { readonly wrong: string } {
  const [hosts, origins]: [string[], string[]] = [[], []];
  for (const entry of entries) {
    if (entry === '*') continue;
    if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(entry) && isIP(entry) === 0) hosts.push(entry);
    else if (/^https?:\/\/[^/]+$/.test(entry) && URL.canParse(entry) && !entry.includes('@'))
      origins.push(new URL(entry).origin);
    else return { wrong: entry };
  }
  return { anyPublic: entries.includes('*'), hosts, origins };
}

export function plainHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

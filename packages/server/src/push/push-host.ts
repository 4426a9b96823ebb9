// Which push services are known. A browser names the address to which its pushes go, so it could name any: only the services of browsers,
// and those that the operator adds, are ever asked.
import { isIP } from 'node:net';
import { isLoopbackName, plainHost } from '../outward/outward-host.ts';

const KNOWN_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'notify.windows.com',
  'web.push.apple.com',
] as const;

export interface PushRules {
  /** Further hosts that the operator names, each with what stands below it. */
  readonly hosts: readonly string[];
  /** A named host may be this machine, without TLS: in the sample city on this machine alone. */
  readonly onLoopback: boolean;
}

/** The address as it will be asked, or null when it is none of a known service. */
export function readEndpoint(text: string, rules: PushRules): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  const host = plainHost(url);
  if (isLoopbackName(host))
    return rules.onLoopback && rules.hosts.includes(host) && /^https?:$/.test(url.protocol) ? url : null;
  if (url.protocol !== 'https:' || url.port !== '' || isIP(host) !== 0) return null;
  return [...KNOWN_HOSTS, ...rules.hosts].some((known) => host === known || host.endsWith(`.${known}`)) ? url : null;
}

// What the operator sets, read once from the environment by `main`. A wrong setting stops the start with a sentence that says what to change.
import { readFileSync, statSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { join } from 'node:path';
import { PASSWORD_PROFILES, type PasswordProfileName } from '@xunhe/domain/people/password-policy';
import { type BaseSettings, readBaseSettings } from './base/base-settings.ts';
import { type MailSettings, readMailSettings } from './mail/mail-settings.ts';
import { type OutwardRules, readOutwardRules } from './outward/outward-host.ts';

export interface Settings {
  /** Null: the embedded PostgreSQL in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** The city shown to whoever is not signed in yet; null: the only one, or the first. */
  readonly city: string | null;
  readonly secure: boolean;
  /** Proxies whose word on where a request came from is believed: addresses or networks. */
  readonly proxies: readonly string[];
  /** Networks from which alone administrators may come; null: from anywhere. */
  readonly administratorsFrom: BlockList | null;
  /** What passwords must be: `dengbao3` or `asvs`. */
  readonly passwords: PasswordProfileName;
  /** The key that seals secrets; keep it apart from backups of the database. */
  readonly keyFile: string;
  /** After so many months a track becomes a line without times. */
  readonly trackMonths: number;
  /** Who answers for pushes to phones, and further push services; null: no pushes, and nothing leaves for a push service. */
  readonly push: PushSettings | null;
  /** Where webhooks may go beside the robots of 企业微信 and 钉钉: public hosts, and origins that may lie in one's own network. */
  readonly webhooks: OutwardRules;
  /** The server that takes e-mail; null: none is sent. */
  readonly mail: MailSettings | null;
  /** Where browsers reach this server, without a slash at the end; null: messages have no link. */
  readonly publicUrl: string | null;
  /** The city's single sign-on (OpenID Connect); null where there is none. */
  readonly sso: SsoSettings | null;
  /** The map of others that lies under the rivers; null: none, and nothing is asked of anybody. */
  readonly base: BaseSettings | null;
}

export interface PushSettings {
  /** `mailto:` or `https:`, told to the push services so that they can reach whoever runs this server. */
  readonly contact: string;
  readonly hosts: readonly string[];
}

export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the login. The provider must keep it unique, and its bearer must not be able to change it. */
  readonly claim: string;
  /** Where browsers reach this server, without a slash at the end. */
  readonly publicUrl: string;
}

export class WrongSetting extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

export function readSettings(env: Env): Settings {
  const settings: Settings = {
    databaseUrl: readUrl(env.DATABASE_URL),
    dataFolder: env.XUNHE_DATA || 'data',
    host: env.HOST || '127.0.0.1',
    port: readPort(env.PORT),
    city: readCity(env.XUNHE_CITY),
    secure: readFlag('XUNHE_TLS', env.XUNHE_TLS),
    proxies: readNetworks('XUNHE_PROXY', env.XUNHE_PROXY),
    administratorsFrom: readBlockList('XUNHE_ADMIN_FROM', env.XUNHE_ADMIN_FROM),
    passwords: readPasswords(env.XUNHE_PASSWORDS),
    keyFile: env.XUNHE_KEY_FILE || join(env.XUNHE_DATA || 'data', 'master.key'),
    push: readPush(env),
    webhooks: readWebhooks(env.XUNHE_WEBHOOK_HOSTS),
    mail: readMail(env),
    publicUrl: readPublicUrl(env.XUNHE_URL),
    sso: readSso(env),
    base: readBase(env),
    trackMonths: readTrackMonths(env.XUNHE_TRACK_MONTHS),
  };
  if (!readFlag('XUNHE_PLAIN', env.XUNHE_PLAIN)) refuseWeak(settings);
  return settings;
}

/** What would send passwords or people's data over a network in the clear, or open the database to a guess. */
function refuseWeak({ host, secure, databaseUrl }: Settings): void {
  if (!isLoopback(host) && !secure)
    throw new WrongSetting(
      `HOST is ${host}, so passwords would cross the network in the clear. Put a TLS proxy before Xunhe and set XUNHE_TLS=1; \
or set XUNHE_PLAIN=1 on a network that you trust.`,
    );
  if (databaseUrl === null) return;
  const url = new URL(databaseUrl);
  if (isLoopback(url.hostname) || url.hostname === '') return;
  if (decodeURIComponent(url.password).length < 12)
    throw new WrongSetting(
      'The password in DATABASE_URL has fewer than 12 characters, and the server is on another machine. Give the database user a longer one.',
    );
  if (!/^(require|verify-ca|verify-full)$/.test(url.searchParams.get('sslmode') ?? ''))
    throw new WrongSetting(
      'DATABASE_URL leads to another machine without TLS. Add ?sslmode=verify-full; or set XUNHE_PLAIN=1 on a network that you trust.',
    );
}

/** An address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function readUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new WrongSetting(
      'DATABASE_URL must begin with postgresql:// (for example postgresql://user:password@host:5432/xunhe).',
    );
  }
  return text;
}

function readPort(text: string | undefined): number {
  if (!text) return 8080;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new WrongSetting(`PORT is "${text}"; it must be a number from 0 to 65535.`);
  return port;
}

function readCity(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^\d{4}$/.test(text)) throw new WrongSetting(`XUNHE_CITY is "${text}"; it must be the city's 4 digits.`);
  return text;
}

function readPublicUrl(url: string | undefined): string | null {
  if (!url) return null;
  if (!/^https?:\/\/[^/]+$/.test(url))
    throw new WrongSetting(`XUNHE_URL is "${url}"; it must be an address such as https://river.example.gov.cn`);
  return url;
}

/** Nothing named: the two robots alone. */
function readWebhooks(text: string | undefined): OutwardRules {
  const rules = readOutwardRules(splitList(text));
  if ('wrong' in rules)
    throw new WrongSetting(
      `XUNHE_WEBHOOK_HOSTS names "${rules.wrong}"; it must be a public host such as sms.example.cn, an origin of your own network such as \
http://10.2.0.5:8080, or * for any public host.`,
    );
  return rules;
}

function readMail(env: Env): MailSettings | null {
  const read = readMailSettings({
    url: env.XUNHE_SMTP_URL,
    from: env.XUNHE_MAIL_FROM,
    plain: readFlag('XUNHE_PLAIN', env.XUNHE_PLAIN),
  });
  if (read !== null && 'wrong' in read) throw new WrongSetting(read.wrong);
  return read;
}

function readBase(env: Env): BaseSettings | null {
  const { XUNHE_BASE_KEY: key, XUNHE_BASE_KEY_FILE: file } = env;
  const read = readBaseSettings({
    map: env.XUNHE_BASE_MAP,
    image: env.XUNHE_BASE_IMAGE,
    key: key || file ? readSecret('XUNHE_BASE_KEY', key, file) : null,
    // Set and empty is not set.
    datum: env.XUNHE_BASE_DATUM || undefined,
    maxZoom: env.XUNHE_BASE_ZOOM || undefined,
    credit: env.XUNHE_BASE_CREDIT,
  });
  if (read !== null && 'wrong' in read) throw new WrongSetting(read.wrong);
  return read;
}

function splitList(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim().toLowerCase()]));
}

function readSso(env: Env): SsoSettings | null {
  const { XUNHE_SSO_ISSUER: issuer, XUNHE_SSO_CLIENT: clientId, XUNHE_URL: url } = env;
  if (!issuer) return null;
  if (!clientId)
    throw new WrongSetting('XUNHE_SSO_CLIENT is missing: the name under which Xunhe is known to the single sign-on.');
  if (!url || !/^https?:\/\/[^/]+$/.test(url))
    throw new WrongSetting(
      'XUNHE_URL is missing: the address by which browsers reach Xunhe, such as https://river.example.gov.cn',
    );
  for (const [name, value] of [
    ['XUNHE_SSO_ISSUER', issuer],
    ['XUNHE_URL', url],
  ] as const)
    if (!/^https:\/\//.test(value) && !/^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(value))
      throw new WrongSetting(`${name} is "${value}"; it must begin with https://`);
  return {
    issuer,
    clientId,
    clientSecret: readSecret('XUNHE_SSO_SECRET', env.XUNHE_SSO_SECRET, env.XUNHE_SSO_SECRET_FILE),
    claim: env.XUNHE_SSO_CLAIM || 'preferred_username',
    publicUrl: url,
  };
}

function readPush({ XUNHE_PUSH_CONTACT: contact, XUNHE_PUSH_HOSTS: hosts }: Env): PushSettings | null {
  if (!contact) return null;
  if (!/^mailto:[^@\s]+@[^@\s]+$/.test(contact) && !/^https:\/\/[^\s]+$/.test(contact))
    throw new WrongSetting(
      `XUNHE_PUSH_CONTACT is "${contact}"; it must be mailto: and an address, or begin with https://`,
    );
  const names = splitList(hosts);
  const wrong = names.find((name) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name));
  if (wrong !== undefined)
    throw new WrongSetting(`XUNHE_PUSH_HOSTS names "${wrong}"; it must be a host such as push.example.gov.cn.`);
  return { contact, hosts: names };
}

/** A secret from a file that its owner alone reads, or from the environment. */
function readSecret(name: string, text: string | undefined, file: string | undefined): string {
  if (file && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new WrongSetting(`The file of ${name}_FILE may be read by others. Close it: chmod 600 ${file}`);
  const secret = file ? readFileSync(file, 'utf8').trim() : (text ?? '');
  if (secret.length < 16)
    throw new WrongSetting(
      `${name} has ${secret.length} characters; a secret needs at least 16. Set it, or ${name}_FILE.`,
    );
  return secret;
}

/** Addresses and networks, separated by commas: 10.1.0.0/16, 192.168.7.4 */
function readNetworks(name: string, text: string | undefined): string[] {
  const parts = (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  for (const part of parts) {
    const [address, bits, more] = part.split('/');
    const widest = isIP(address!) === 6 ? 128 : 32;
    if (
      isIP(address!) === 0 ||
      more !== undefined ||
      (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= widest))
    )
      throw new WrongSetting(`${name} names "${part}"; it must be an address or a network such as 10.1.0.0/16.`);
  }
  return parts;
}

function readBlockList(name: string, text: string | undefined): BlockList | null {
  const networks = readNetworks(name, text);
  if (networks.length === 0) return null;
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split('/') as [string, string?];
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}

function readPasswords(text: string | undefined): PasswordProfileName {
  const name = text || 'dengbao3';
  if (Object.hasOwn(PASSWORD_PROFILES, name)) return name as PasswordProfileName;
  throw new WrongSetting(`XUNHE_PASSWORDS is "${text}"; it must be ${Object.keys(PASSWORD_PROFILES).join(' or ')}.`);
}

/** Half a year is the least: a month's evaluation may be questioned so long. */
function readTrackMonths(text: string | undefined): number {
  if (!text) return 24;
  const months = Number(text);
  if (!/^\d{1,4}$/.test(text) || months < 6)
    throw new WrongSetting(`XUNHE_TRACK_MONTHS is "${text}"; it must be a number of months, 6 or more.`);
  return months;
}

function readFlag(name: string, text: string | undefined): boolean {
  if (!text || text === '0' || text === 'false') return false;
  if (text === '1' || text === 'true') return true;
  throw new WrongSetting(`${name} is "${text}"; it must be 1 or 0.`);
}

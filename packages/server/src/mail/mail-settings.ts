// The mail server and the sender, as the operator names them. A password that would cross a network in the clear is refused: without TLS from the
// first byte the server must offer STARTTLS, unless the network is trusted.

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS is asked for. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: { readonly name: string; readonly address: string };
  /** A certificate authority of one's own; without it those that the system trusts. */
  readonly authority?: string;
}

interface Asked {
  readonly url: string | undefined;
  readonly from: string | undefined;
  /** On a network that is trusted. */
  readonly plain: boolean;
}

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const MOST = 254;

/** Of an ordinary mailbox: no quotes, no comments, no line that could begin another header. */
export function isMailAddress(text: string): boolean {
  return text.length <= MOST && ADDRESS.test(text);
}

/** Null: no e-mail. `wrong`: what to change. */
export function readMailSettings({ url: text, from, plain }: Asked): MailSettings | { readonly wrong: string } | null {
  if (!text && !from) return null;
  if (!text) return { wrong: 'XUNHE_MAIL_FROM is set without XUNHE_SMTP_URL, the server that takes the mail.' };
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSmtp = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
  if (!isSmtp || !/^\/?$/.test(url.pathname) || url.search !== '')
    // Never repeated: it holds a password.
    return {
      wrong: 'XUNHE_SMTP_URL must be such as smtps://user:password@mail.example.gov.cn:465 or smtp://10.1.0.9:587',
    };
  const sender = readSender(from ?? '');
  if (!sender)
    return {
      wrong: `XUNHE_MAIL_FROM is "${from ?? ''}"; it must be an address such as xunhe@example.gov.cn, or 巡河 <xunhe@example.gov.cn>`,
    };
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    ...{ host, secure, from: sender },
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    requireTls: !secure && !plain && !/^(localhost|::1|127(\.\d{1,3}){3})$/.test(host),
    login:
      url.username === '' ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  };
}

function readSender(text: string): MailSettings['from'] | null {
  const named = /^([^<>"\r\n]{0,60})<([^<>]+)>$/.exec(text.trim());
  const [name, address] = named ? [named[1]!.trim(), named[2]!.trim()] : ['', text.trim()];
  return isMailAddress(address) ? { name, address } : null;
}

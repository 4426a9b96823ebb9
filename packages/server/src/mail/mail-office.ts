// Hands one e-mail to the city's mail server and says what became of it. Taken is what the server said it took; where it may have been taken and no
// answer came, that is called unknown, so that nothing is sent twice.
import { createTransport } from 'nodemailer';
import type { MailSettings } from './mail-settings.ts';

export interface MailLetter {
  /** The same letter has the same id, whatever becomes of it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type MailOutcome =
  | { readonly kind: 'sent'; readonly answer: string }
  /** Not taken now: tried again after a pause. */
  | { readonly kind: 'again'; readonly answer: string }
  /** Never to be taken: no such mailbox, or not by this server. */
  | { readonly kind: 'refused'; readonly answer: string }
  | { readonly kind: 'unknown'; readonly answer: string };

export interface MailOffice {
  send(letter: MailLetter): Promise<MailOutcome>;
}

const WAIT_MS = 20_000;
const MOST_ANSWER = 300;

export function makeMailOffice(settings: MailSettings, waitMs = WAIT_MS): MailOffice {
  const { host, port, secure, requireTls, login, from, authority } = settings;
  const options = {
    ...{ host, port, secure, requireTLS: requireTls },
    ...(login && { auth: login }),
    ...(authority !== undefined && { tls: { ca: authority } }),
    ...{ connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: waitMs, dnsTimeout: waitMs },
    // A letter is text of our own: nothing in it may lead to a file or an address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  };
  return {
    async send({ id, to, subject, text, html }) {
      const watch = watchHandOver();
      try {
        const { response } = await createTransport({ ...options, logger: watch.logger }).sendMail({
          ...{ from, to: { name: '', address: to }, subject, text, html },
          messageId: `<${id}@${from.address.split('@')[1]}>`,
          // A machine wrote it: no out-of-office answers.
          headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
        });
        return { kind: 'sent', answer: cut(response) };
      } catch (error) {
        return tellFailure(error as Failure, watch.wasHandedOver());
      }
    },
  };
}

interface Failure extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Notes from the library's log when the last byte of the letter went to the server: no other sign tells it. */
function watchHandOver() {
  let isOver = false;
  const note = (entry: { readonly tnx?: string }) => {
    isOver ||= entry.tnx === 'message';
  };
  const logger = { trace: note, debug: note, info: note, warn: note, error: note, fatal: note };
  return { logger, wasHandedOver: () => isOver };
}

/** A server that has the whole letter and then says nothing may have taken it. */
function tellFailure({ message, code, responseCode, response }: Failure, wasHandedOver: boolean): MailOutcome {
  const answer = cut(response ?? message);
  // A login that is refused and a server without TLS are the operator's to put right: the letter waits.
  if (code === 'EAUTH' || code === 'ETLS') return { kind: 'again', answer };
  if (responseCode !== undefined) return { kind: responseCode >= 500 ? 'refused' : 'again', answer };
  return { kind: wasHandedOver ? 'unknown' : 'again', answer };
}

/** An answer is shown to people: one line, and no more than tells what happened. */
function cut(answer: string): string {
  return answer.replace(/\s+/g, ' ').slice(0, MOST_ANSWER);
}

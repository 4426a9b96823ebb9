// A mail server for tests: it speaks real SMTP, keeps what it takes, and answers as a test asks it to.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type Behaviour = 'take' | 'later' | 'never' | 'hang' | 'hangAfter';

export interface TestMailServer {
  readonly port: number;
  /** Whole letters as they came. */
  readonly taken: string[];
  /** Recipients that were asked for, taken or not. */
  readonly asked: string[];
  behave: (to: string) => Behaviour;
  close(): Promise<void>;
}

const ANSWERS = { later: [451, '4.7.1 Greylisted, come again'], never: [550, '5.1.1 No such mailbox'] } as const;

export async function openTestMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const state: { behave: TestMailServer['behave'] } = { behave: () => 'take' };
  const [taken, asked]: [string[], string[]] = [[], []];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 100 },
    onRcptTo({ address }, _session, done) {
      asked.push(address);
      const how = state.behave(address);
      if (how === 'hang') return;
      const answer = how === 'later' || how === 'never' ? ANSWERS[how] : null;
      done(answer && Object.assign(new Error(answer[1]), { responseCode: answer[0] }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push(Buffer.concat(parts).toString('utf8'));
        const [to] = session.envelope.rcptTo;
        if (to && state.behave(to.address) !== 'hangAfter') done(null, 'taken');
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    ...{ taken, asked, port: (server.server.address() as AddressInfo).port },
    get behave() {
      return state.behave;
    },
    set behave(behave) {
      state.behave = behave;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

// The command line, and the only file that reads the environment, the clock and chance.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { auditCommand } from './commands/audit.ts';
import { backtestCommand } from './commands/backtest.ts';
import type { Command, CommandContext, ExitCode, Out } from './commands/command.ts';
import { cycleCommand } from './commands/cycle.ts';
import { importCommand } from './commands/import.ts';
import { makeCity } from './commands/make-city.ts';
import { retentionCommand } from './commands/retention.ts';
import { serve } from './commands/serve.ts';
import { signalsCommand } from './commands/signals.ts';
import { userCommand } from './commands/user.ts';
import { readSettings, type Settings, WrongSetting } from './settings.ts';
import { CannotStart } from './store/embedded/cannot-start.ts';
import { openStore, type Store } from './store/open-store.ts';

const makeCityCommand: Command = {
  ...makeCity,
  needsStore: false,
  run: (args, { out }) => makeCity.run(args, out),
};

const COMMANDS: readonly Command[] = [
  importCommand,
  cycleCommand,
  backtestCommand,
  makeCityCommand,
  userCommand,
  retentionCommand,
  signalsCommand,
  auditCommand,
];

const USAGE = `xunhe COMMAND [options]

  serve        start the server (the default)
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join('\n')}

xunhe COMMAND --help tells more. Settings: XUNHE_DATA (folder, default ./data), DATABASE_URL, HOST, PORT, XUNHE_CITY, XUNHE_TLS, XUNHE_TRACK_MONTHS;
for pushes to phones XUNHE_PUSH_CONTACT, XUNHE_PUSH_HOSTS; for webhooks XUNHE_WEBHOOK_HOSTS, XUNHE_URL; for a map under the rivers XUNHE_BASE_… (docs/decisions/026-base-map.md); for signing in and hardening XUNHE_PASSWORDS, XUNHE_KEY_FILE, XUNHE_PROXY, XUNHE_ADMIN_FROM, XUNHE_PLAIN, XUNHE_SSO_… (docs/security.md).
Exit codes: 0 done, 1 refused with reasons, 2 wrong use.`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const [name = 'serve', ...rest] = args;
  const command = COMMANDS.find((one) => one.name === name);
  if (name === '--help' || name === 'help') return say(USAGE, 0);
  if (!command && name !== 'serve') return complain(`There is no command "${name}".\n\n${USAGE}`, 2);
  if (command && rest.includes('--help')) return say(command.usage, 0);
  try {
    return command ? await runCommand(command, rest) : await runServer(rest);
  } catch (error) {
    if (error instanceof WrongSetting || error instanceof CannotStart) return complain(error.message, 1);
    if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS'))
      return complain((error as Error).message, 2);
    return complain(`${(error as Error).stack ?? String(error)}`, 1);
  }
}

async function runCommand(command: Command, args: string[]): Promise<ExitCode> {
  const out = makeOut(args.includes('--json'));
  const needsStore = typeof command.needsStore === 'function' ? command.needsStore(args) : command.needsStore;
  if (!needsStore) return command.run(args, { out } as CommandContext);
  const settings = readSettings(process.env);
  const store = await openStore({ ...settings, log: out.progress });
  try {
    return await command.run(args, makeContext(store, settings, out));
  } finally {
    await store.close();
  }
}

async function runServer(args: string[]): Promise<number> {
  if (args.includes('--help')) return say(USAGE, 0);
  const settings = readSettings(process.env);
  const out = makeOut(false);
  const store = await openStore({ ...settings, log: out.progress });
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
    store.onLost((reason) => resolve(`the database ended: ${reason}`));
  });
  const started = serve(makeContext(store, settings, out), settings, store);
  const early = await Promise.race([started.then(() => null), stopped]).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if (early !== null) return leaveEarly(early, started, { store, out });
  const serving = await started;
  greet(serving);
  const why = await stopped;
  out.progress(`stopping (${why})`);
  await serving.close();
  return why.startsWith('SIG') ? 0 : 1;
}

/** Uploaded files lie in the data folder, also when the database is elsewhere. */
function makeContext({ db }: Store, { dataFolder, trackMonths }: Settings, out: Out): CommandContext {
  const files = { root: join(dataFolder, 'files'), random: randomBytes };
  return { db, files, out, now: Date.now, random: randomBytes, trackMonths };
}

/** Stopped while the first months are still being made up: what was done stays done, and the next start goes on from there. */
async function leaveEarly(
  why: string,
  started: Promise<unknown>,
  { store, out }: { store: Store; out: Out },
): Promise<number> {
  out.progress(`stopping (${why}); the next start goes on where this one was`);
  started.catch(() => undefined);
  await store.abandon();
  // A learner at work would hold the process until its month is ready.
  process.exit(why.startsWith('SIG') ? 0 : 1);
}

function greet({ address, accounts }: Awaited<ReturnType<typeof serve>>): void {
  const lines = ['', `巡河 Xunhe  ${address}`, `  控制台 console  ${address}/`, `  手机端 phone    ${address}/m/`];
  if (accounts.length > 0) {
    lines.push('', '账号(仅显示一次) accounts, shown once:');
    for (const { role, login, password, person } of accounts)
      lines.push(`  ${role.padEnd(16)} ${login.padEnd(22)} ${password}   ${person}`);
  }
  lines.push('', 'xunhe user password LOGIN 可重设密码 sets a new password. Ctrl-C 停止 stops.', '');
  console.log(lines.join('\n'));
}

function makeOut(json: boolean): Out {
  return {
    json,
    line: (text) => void process.stdout.write(`${text}\n`),
    progress: (text) => void process.stderr.write(`${text}\n`),
    ...(process.stderr.isTTY ? { status: (text: string) => void process.stderr.write(`\r\u001b[2K${text}`) } : {}),
  };
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}

function complain(text: string, code: number): number {
  console.error(text);
  return code;
}

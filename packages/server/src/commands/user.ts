// `xunhe user`: lists the accounts of a city, sets a password, opens many accounts at once.
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeId } from '@xunhe/domain/ground/id';
import { openAccounts } from '../acts/open-accounts.ts';
import { hashPassword, makePassword } from '../acts/password.ts';
import { listAccounts, setPassword } from '../store/account.ts';
import { inScope } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

const USAGE = `xunhe user list [--city CODE] [--json]
xunhe user password LOGIN [--city CODE]
xunhe user open --out FILE [--role ROLE] [--region CODE] [--city CODE]

list       every account: login, role, name
password   gives the account a one-time password, shown once, and ends its sessions
open       gives everybody who has none a one-time password; FILE (which must not exist yet) takes login, name, region and password
           as CSV, and only you may read it. Hand the lines out and delete it: each password serves to sign in once and choose another.`;

export const userCommand: Command = {
  name: 'user',
  summary: 'List accounts, set a password, open many at once',
  usage: USAGE,
  needsStore: true,
  run,
};

interface Asked {
  readonly city: string;
  readonly login?: string | undefined;
  readonly role?: string | undefined;
  readonly region?: string | undefined;
  readonly file?: string | undefined;
}

async function run(args: string[], context: CommandContext): Promise<ExitCode> {
  const { db, out } = context;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      city: { type: 'string' },
      role: { type: 'string' },
      region: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [verb, login] = positionals;
  const city = await pickCity(db, values.city);
  if (!city.ok) {
    out.progress(sayCityRefusal(city.refusal));
    return 1;
  }
  const asked: Asked = { city: city.value, login, role: values.role, region: values.region, file: values.out };
  if (verb === 'list') return list(asked, context);
  if (verb === 'password' && login) return givePassword(asked, context);
  if (verb === 'open' && values.out) return open(asked, context);
  out.progress(USAGE);
  return 2;
}

async function list({ city }: Asked, { db, out }: CommandContext): Promise<ExitCode> {
  const accounts = await inScope(db, { city, region: city }, (tx) => listAccounts(tx, city));
  if (out.json) out.line(JSON.stringify(accounts));
  else for (const { login, role, person } of accounts) out.line(`${login.padEnd(24)} ${role.padEnd(14)} ${person}`);
  return 0;
}

async function givePassword({ city, login = '' }: Asked, { db, out, now, random }: CommandContext): Promise<ExitCode> {
  const password = makePassword(random);
  const hash = await hashPassword(password);
  const known = await inScope(db, { city, region: city }, async (tx) => {
    const done = await setPassword(tx, city, login, { hash, at: new Date(now()), mustChange: true });
    const key = `${login}/${makeId(now(), random(10))}`;
    if (done)
      await writeEvent(
        tx,
        { now, random },
        {
          ...{ city, kind: 'account.passwordGiven', key, region: city, actor: null },
          body: { login, by: 'command line' },
        },
      );
    return done;
  });
  if (!known) {
    out.progress(`There is no account "${login}" in the city ${city}.`);
    return 1;
  }
  out.line(out.json ? JSON.stringify({ login, password }) : `${login}  ${password}`);
  return 0;
}

async function open(
  { city, role, region, file = '' }: Asked,
  { db, out, now, random }: CommandContext,
): Promise<ExitCode> {
  if (region !== undefined && !/^\d{12}$/.test(region)) {
    out.progress(`--region is "${region}"; a region code has 12 digits.`);
    return 2;
  }
  let sheet: number;
  try {
    sheet = openSync(file, 'wx', 0o600);
  } catch (error) {
    out.progress(`${file} cannot be made: ${(error as Error).message}`);
    return 1;
  }
  writeSync(sheet, '\ufefflogin,name,region,password\n');
  let written = 0;
  const opened = await openAccounts(
    { db, now, random },
    {
      city,
      role,
      region,
      note(batch, total) {
        for (const { account, password } of batch)
          writeSync(sheet, `${[account.login, account.person, account.regionName, password].map(quote).join(',')}\n`);
        written += batch.length;
        out.status?.(`${written} / ${total}`);
      },
    },
  );
  closeSync(sheet);
  out.status?.('');
  out.line(
    out.json ? JSON.stringify({ opened, file }) : `${opened} accounts opened; their one-time passwords are in ${file}`,
  );
  return 0;
}

/** A spreadsheet must take no name for a formula. */
function quote(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

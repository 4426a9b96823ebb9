// `xunhe user`: lists the accounts of a city and sets a password.
import { parseArgs } from 'node:util';
import { makeId } from '@xunhe/domain/ground/id';
import { hashPassword, makePassword } from '../acts/password.ts';
import { listAccounts, setPassword } from '../store/account.ts';
import { inScope } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

const USAGE = `xunhe user list [--city CODE] [--json]
xunhe user password LOGIN [--city CODE]

list       every account: login, role, name
password   gives the account a new password, shown once, and ends its sessions`;

export const userCommand: Command = {
  name: 'user',
  summary: 'List accounts, set a password',
  usage: USAGE,
  needsStore: true,
  run,
};

async function run(args: string[], { db, out, now, random }: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { city: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [verb, login] = positionals;
  const city = await pickCity(db, values.city);
  if (!city.ok) {
    out.progress(sayCityRefusal(city.refusal));
    return 1;
  }
  const scope = { city: city.value, region: city.value };
  if (verb === 'list') {
    const accounts = await inScope(db, scope, (tx) => listAccounts(tx, city.value));
    if (out.json) out.line(JSON.stringify(accounts));
    else
      for (const { login: name, role, person } of accounts) out.line(`${name.padEnd(24)} ${role.padEnd(14)} ${person}`);
    return 0;
  }
  if (verb === 'password' && login) {
    const password = makePassword(random);
    const hash = await hashPassword(password);
    const known = await inScope(db, scope, async (tx) => {
      const done = await setPassword(tx, city.value, login, { hash, at: new Date(now()), mustChange: true });
      if (done)
        await writeEvent(
          tx,
          { now, random },
          {
            ...{ city: city.value, kind: 'account.passwordGiven', region: city.value, actor: null },
            ...{ key: `${login}/${makeId(now(), random(10))}`, body: { login, by: 'command line' } },
          },
        );
      return done;
    });
    if (!known) {
      out.progress(`There is no account "${login}" in the city ${city.value}.`);
      return 1;
    }
    out.line(out.json ? JSON.stringify({ login, password }) : `${login}  ${password}`);
    return 0;
  }
  out.progress(USAGE);
  return 2;
}

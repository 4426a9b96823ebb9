// What a command about one month of one city was told: the month, and the city named or the only one in the store.
import { parseArgs } from 'node:util';
import { isMonth, type Month } from '@xunhe/domain/ground/month';
import type { CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

export type Picked = { readonly month: Month; readonly city: string } | { readonly exit: ExitCode };

/** Says itself what is wrong; `exit` is then what the command ends with. */
export async function pickMonth(args: string[], { db, out }: CommandContext, usage: string): Promise<Picked> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { city: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [month, more] = positionals;
  if (month === undefined || more !== undefined || !isMonth(month)) {
    out.progress(usage);
    return { exit: 2 };
  }
  const city = await pickCity(db, values.city);
  if (city.ok) return { month, city: city.value };
  out.progress(sayCityRefusal(city.refusal));
  return { exit: 1 };
}

// `xunhe audit`: checks the chain of a city's record, in the store or in an exported file, and exports it. A file needs no database, so the
// command looks at its arguments before a store is opened.
import { createWriteStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { checkLinks } from '../acts/audit/check-links.ts';
import { exportChain } from '../acts/audit/export-chain.ts';
import { verifyChain } from '../acts/audit/verify-chain.ts';
import { BrokenExport, openChainFile, readChainFile } from '../sources/record/chain-file.ts';
import { sayReport } from './audit-words.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

const USAGE = `xunhe audit verify [--city CODE] [--against FILE] [--json]
xunhe audit verify FILE [--json]
xunhe audit export [--city CODE] [--from NUMBER] [--out FILE]

verify   recomputes the chain of the record and names the first link that does not hold; with FILE it checks an exported record without
         the database, with --against also that the store still holds what was exported
export   writes the record as lines of JSON: number, hash and the text that was hashed. The export is itself recorded

  --city CODE      the city's 4 digits (needed when the store holds several)
  --against FILE   an earlier export, kept where the database's owner cannot change it
  --from NUMBER    the first event wanted (default 1)
  --out FILE       a new file (default standard output)
  --json           the outcome as JSON

Exit code 0 when every link holds, 1 when one does not.`;

export const auditCommand: Command = {
  name: 'audit',
  summary: "Check and export the record's chain",
  usage: USAGE,
  needsStore(args) {
    const { file, isWrong } = readArgs(args);
    return file === undefined && !isWrong;
  },
  run,
};

interface Asked {
  readonly verb: string | undefined;
  readonly file: string | undefined;
  readonly isWrong: boolean;
  readonly from: number;
  readonly city: string | undefined;
  readonly against: string | undefined;
  readonly out: string | undefined;
}

function readArgs(args: string[]): Asked {
  const option = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { city: option, against: option, from: option, out: option, json: { type: 'boolean' } },
  });
  const [verb, file, more] = positionals;
  const from = Number(values.from ?? 1);
  const isVerify = verb === 'verify' && values.from === undefined && values.out === undefined;
  const isExport = verb === 'export' && file === undefined && values.against === undefined;
  const isOfFile = file !== undefined && (values.against !== undefined || values.city !== undefined);
  const isWrong = more !== undefined || !(isVerify || isExport) || isOfFile || !Number.isSafeInteger(from) || from < 1;
  return { verb, file, isWrong, from, city: values.city, against: values.against, out: values.out };
}

async function run(args: string[], context: CommandContext): Promise<ExitCode> {
  const asked = readArgs(args);
  const { out } = context;
  if (asked.isWrong) {
    out.progress(USAGE);
    return 2;
  }
  const missing = [asked.file, asked.against].find((path) => path !== undefined && !existsSync(path));
  if (missing !== undefined) return refuse(context, `There is no file ${resolve(missing)}.`);
  try {
    if (asked.file !== undefined) return await verifyFile(asked.file, context);
    const city = await pickCity(context.db, asked.city);
    if (!city.ok) return refuse(context, sayCityRefusal(city.refusal));
    return await (asked.verb === 'export'
      ? exportRecord(city.value, asked, context)
      : verifyStore(city.value, asked.against, context));
  } catch (error) {
    if (error instanceof BrokenExport)
      return refuse(context, `${resolve(asked.file ?? asked.against ?? '')}: ${error.message}`);
    throw error;
  }
}

async function verifyFile(file: string, { out }: Pick<CommandContext, 'out'>): Promise<ExitCode> {
  const { city, start } = await openChainFile(file);
  const report = await checkLinks(readChainFile(file), { start });
  sayReport({ ...report, city, from: start.seq + 1 }, out);
  return report.broken ? 1 : 0;
}

async function verifyStore(city: string, against: string | undefined, context: CommandContext): Promise<ExitCode> {
  if (against !== undefined) {
    const file = await openChainFile(against);
    if (file.city !== city) return refuse(context, `${resolve(against)} is the record of the city ${file.city}.`);
    // A yardstick that was bent measures nothing.
    const { broken } = await checkLinks(readChainFile(against), { start: file.start });
    if (broken) return refuse(context, `${resolve(against)} is itself broken at number ${broken.seq}.`);
  }
  const verdict = await verifyChain(context.db, city, against === undefined ? undefined : readChainFile(against));
  sayReport({ ...verdict, city, from: 1 }, context.out);
  return verdict.broken ? 1 : 0;
}

async function exportRecord(city: string, { from, out: path }: Asked, context: CommandContext): Promise<ExitCode> {
  // An earlier export is evidence: it is never written over.
  if (path !== undefined && existsSync(path)) return refuse(context, `${resolve(path)} is already there.`);
  const lines = await exportChain(context, { city, from, actor: null });
  if (path === undefined) for await (const text of lines) context.out.line(text.trimEnd());
  else await pipeline(Readable.from(lines), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return 0;
}

function refuse({ out }: Pick<CommandContext, 'out'>, sentence: string): ExitCode {
  out.progress(sentence);
  return 1;
}

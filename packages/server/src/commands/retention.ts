// `xunhe retention`: tracks whose time is over become lines, sessions that ended are forgotten. The server does the same once a day.
import { parseArgs } from 'node:util';
import { reduceTracks } from '../acts/reduce-tracks.ts';
import { sweepUploads } from '../acts/uploads/sweep-uploads.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { pickCity, sayCityRefusal } from './pick-city.ts';

const USAGE = `xunhe retention [--city CODE] [--json]

Tracks of months that are XUNHE_TRACK_MONTHS (default 24) or more before the city's month become a line without times: the points go for
good. Sessions that ended are removed, and so are uploads that no record named within 30 days. What was done before is not done again; a run that was cut goes on where it stopped.

  --city CODE   the city's 4 digits (needed when the store holds several)
  --json        the counts as JSON`;

export const retentionCommand: Command = {
  name: 'retention',
  summary: 'Reduce old tracks to lines, forget ended sessions and uploads without a record',
  usage: USAGE,
  needsStore: true,
  run,
};

async function run(args: string[], { db, files, out, now, random, trackMonths }: CommandContext): Promise<ExitCode> {
  const { values } = parseArgs({ args, options: { city: { type: 'string' }, json: { type: 'boolean' } } });
  const city = await pickCity(db, values.city);
  if (!city.ok) {
    out.progress(sayCityRefusal(city.refusal));
    return 1;
  }
  const done = await reduceTracks({ db, now, random, city: city.value, trackMonths });
  const swept = await sweepUploads({ db, files, now, random }, city.value);
  if (out.json) out.line(JSON.stringify({ city: city.value, ...done, months: trackMonths, ...swept }));
  else
    out.line(
      `${city.value}: ${done.tracks} tracks up to ${done.upTo} became lines, ${done.sessions} ended sessions and ${swept.uploads + swept.begun} uploads without a record removed`,
    );
  return 0;
}

// `patrols.csv` with its tracks: staged, put together patrol by patrol, judged and merged. A patrol whose content and reach are as before is
// not judged again.
import { basename } from 'node:path';
import { PATROL_MODES } from '@xunhe/domain/duty/mode';
import { isInPost } from '@xunhe/domain/people/post';
import { findTable } from '../../sources/bundle/table-file.ts';
import type { CopyValue } from '../../store/copy.ts';
import {
  fetchPatrols,
  forgetCovered,
  type HeldPost,
  openPatrolCursor,
  openRuns,
  readPolicies,
  readPostsOf,
  readWalkedReaches,
  STAGED_PATROLS,
  type StagedPatrol,
  stageStoredPatrols,
  takeStrayRuns,
} from '../../store/import/patrols.ts';
import { createStage, dropStage, fillStage, mergeStage, type Stage, type Target } from '../../store/import/stage.ts';
import { keepDecisions } from '../../store/patrol-review.ts';
import { type ImportContext, isRefusedThing, pastInstant, refer } from './context.ts';
import {
  cutFar,
  hashPatrol,
  judgeStaged,
  makeReadiness,
  makeThresholds,
  putTogether,
  toWalkable,
  type Walk,
  type WalkableReach,
} from './judge-staged.ts';
import { fillTable, settleTable, type TableStep } from './table-step.ts';
import { GPX_FOLDER, readTracks } from './tracks.ts';

const HANDFUL = 500;
const REMEMBERED_REACHES = 20_000;
const DAY_MS = 86_400_000;
/** A track may begin or end this much beside its patrol before it is another walk's. */
const SLACK_MS = 3_600_000;
const LONGEST_M = 500_000;

const PATROLS: Target = {
  table: 'patrols',
  key: ['month', 'id'],
  identity: ['id'],
  columns: {
    month: 'text',
    id: 'text',
    person: 'text',
    reach: 'text',
    region: 'text',
    mode: 'text',
    day: 'date',
    started_at: 'timestamptz',
    ended_at: 'timestamptz',
    length_m: 'double precision',
    verdict: 'text',
    judgement: 'jsonb',
    note: 'text',
    source: 'text',
    content_hash: 'bytea',
    received_at: 'timestamptz',
  },
};

const COVERED: Target = {
  table: 'patrol_reaches',
  key: ['month', 'patrol', 'reach'],
  columns: {
    month: 'text',
    patrol: 'text',
    reach: 'text',
    person: 'text',
    region: 'text',
    day: 'date',
    length_m: 'double precision',
    coverage: 'double precision',
    effective: 'boolean',
  },
};

const TRACKS: Target = {
  table: 'tracks',
  key: ['month', 'patrol'],
  columns: { month: 'text', patrol: 'text', region: 'text', point_count: 'integer', points: 'bytea' },
};

export async function runPatrols(context: ImportContext): Promise<void> {
  const { client, city } = context;
  const found = findTable(context.folder, 'patrols');
  const raw = await createStage(client, city.city, STAGED_PATROLS);
  await openRuns(client);
  if (found) {
    const step = patrolsStep(context);
    const filled = await fillTable(context, found.path, { step, stage: raw });
    await context.ensureYears([...(step.years ?? [])]);
    await settleTable(context, { ...filled, step, stage: raw });
    context.refused.set('patrol', filled.refusedIds);
  }
  await readTracks(context);
  await stageStoredPatrols(client, city.city);
  await refuseStrays(context);
  await judgeAll(context, found ? basename(found.path) : null);
}

function patrolsStep(context: ImportContext): TableStep {
  const years = new Set<number>();
  return {
    form: {
      name: 'patrols',
      required: ['id', 'chief', 'reach', 'mode', 'started', 'ended'],
      optional: ['length_m', 'note'],
    },
    target: STAGED_PATROLS,
    years,
    toValues(row) {
      const id = row.text('id');
      refer(context, row, 'chief', 'person');
      const reach = refer(context, row, 'reach', 'reach');
      const mode = row.choice('mode', PATROL_MODES);
      const started = pastInstant(context, row, 'started');
      const ended = row.instant('ended');
      const declared = row.optionalNumber('length_m', { min: 0, max: LONGEST_M });
      const note = row.optionalText('note', 4000);
      if (started !== null && ended !== null && ended < started)
        row.fault('ended', { kind: 'date.beforeStart', start: row.cell('started') });
      else if (started !== null && ended !== null && ended - started > DAY_MS)
        row.fault('ended', { kind: 'patrol.tooLong', hours: Math.round((ended - started) / 3_600_000) });
      if (id === null || !reach || started === null || ended === null || row.faults.length > 0) return null;
      years.add(Number(context.zone.dayOf(started).slice(0, 4)));
      const when = [new Date(started), new Date(ended)];
      return [id, row.cell('chief'), row.cell('reach'), reach.region, mode, ...when, declared, note];
    },
  };
}

async function refuseStrays(context: ImportContext): Promise<void> {
  for (const { patrol, file, line, rows, why } of await takeStrayRuns(context.client, SLACK_MS)) {
    const book = context.report.open(bookOf(file));
    const refused = isRefusedThing(context, 'patrol', patrol);
    const reason =
      why === 'unknown'
        ? ({ kind: refused ? 'ref.refused' : 'ref.unknown', thing: 'patrol', rows } as const)
        : ({ kind: 'track.otherTime', rows } as const);
    const column = why === 'unknown' ? 'patrol' : 'time';
    book.bad({ file, line, at: null, column, value: patrol.slice(0, 80), reason }, rows);
  }
}

/** All GPX files share one page of the report. */
function bookOf(file: string): string {
  return file.startsWith(`${GPX_FOLDER}/`) ? `${GPX_FOLDER}/` : file;
}

async function judgeAll(context: ImportContext, file: string | null): Promise<void> {
  const { client, city } = context;
  const stages = {
    patrols: await createStage(client, city.city, PATROLS),
    covered: await createStage(client, city.city, COVERED),
    tracks: await createStage(client, city.city, TRACKS),
  };
  const readyReaches = makeReadiness();
  const thresholds = makeThresholds(await readPolicies(client, city.city));
  const reaches = new Map<string, WalkableReach>();
  const counts = file === null ? null : context.report.open(file).counts;
  await openPatrolCursor(client, city.city);
  let judged = 0;
  for (;;) {
    const patrols = await fetchPatrols(client, HANDFUL);
    if (patrols.length === 0) break;
    if (reaches.size > REMEMBERED_REACHES) reaches.clear();
    const walks = patrols.map(putTogether);
    const posts = await readPosts(context, patrols, walks);
    await remember(context, reaches, [
      ...patrols.map((patrol) => patrol.reach),
      ...[...posts.values()].flat().map((post) => post.reach),
    ]);
    const rows: Rows = { patrols: [], covered: [], tracks: [] };
    for (const [i, patrol] of patrols.entries()) {
      const main = reaches.get(patrol.reach)!;
      const day = context.zone.dayOf(patrol.started_at.getTime());
      const threshold = thresholds(day.slice(0, 7));
      const others = (posts.get(patrol.person) ?? [])
        .filter((post) => post.reach !== patrol.reach && isInPost(post, day))
        .map((post) => reaches.get(post.reach)!);
      const on = { reaches: readyReaches([...new Set([main, ...others])]), threshold };
      const walk = cutFar(patrol, walks[i]!, on);
      countPoints(context, patrol, walk);
      // What it was judged by is gone, and is not brought back by a folder that still holds it.
      if (patrol.storedReduced) {
        if (counts && patrol.line !== null) counts.unchanged++;
        continue;
      }
      const hash = hashPatrol(patrol, walk, main);
      if (patrol.storedHash?.equals(hash)) {
        if (counts && patrol.line !== null) counts.unchanged++;
        continue;
      }
      const judgement = judgeStaged(patrol, walk, on);
      pushRows(rows, { patrol, walk, judgement, reaches, day, hash, receivedAt: new Date(context.nowMs) });
    }
    for (const table of ['patrols', 'covered', 'tracks'] as const) await fillStage(client, stages[table], rows[table]);
    judged += patrols.length;
    const share = counts && counts.read > 0 ? Math.min(1, judged / counts.read) : null;
    if (file !== null) context.onProgress({ file, rows: judged, doing: 'judge', share });
  }
  await client.query('CLOSE staged_patrols');
  if (file !== null) context.onProgress({ file, rows: judged, doing: 'merge', share: null });
  await forgetCovered(client, city.city);
  const merged = await mergeStage(client, stages.patrols);
  await mergeStage(client, stages.covered);
  await mergeStage(client, stages.tracks);
  await keepDecisions(client, city.city);
  if (counts) {
    counts.added += merged.added;
    counts.changed += merged.changed;
  }
  for (const stage of Object.values<Stage>(stages)) await dropStage(client, stage);
}

/** Points of a track count as its track does: new, other than before, or the same. */
function countPoints(context: ImportContext, patrol: StagedPatrol, walk: Walk): void {
  if (!patrol.runs) return;
  const before = patrol.storedTrack;
  const same = before !== null && (patrol.storedReduced || before.equals(walk.bytes!));
  const kind = before === null ? 'added' : same ? 'unchanged' : 'changed';
  const { counts } = context.report.open(bookOf(patrol.runs[0]!.file));
  counts[kind] += walk.points.length;
  counts.ignored += walk.doubled + walk.far.points;
}

/** Posts of those who left a track: one walk may satisfy several waters. */
async function readPosts(
  context: ImportContext,
  patrols: readonly StagedPatrol[],
  walks: readonly Walk[],
): Promise<Map<string, HeldPost[]>> {
  const walkers = patrols.filter((_, i) => walks[i]!.points.length > 0).map((patrol) => patrol.person);
  const posts = new Map<string, HeldPost[]>();
  if (walkers.length === 0) return posts;
  for (const post of await readPostsOf(context.client, context.city.city, [...new Set(walkers)]))
    posts.set(post.person, [...(posts.get(post.person) ?? []), post]);
  return posts;
}

async function remember(
  context: ImportContext,
  reaches: Map<string, WalkableReach>,
  wanted: readonly string[],
): Promise<void> {
  const missing = [...new Set(wanted)].filter((id) => !reaches.has(id));
  if (missing.length === 0) return;
  for (const reach of await readWalkedReaches(context.client, context.city.city, missing))
    reaches.set(reach.id, toWalkable(reach));
}

type Rows = Readonly<Record<'patrols' | 'covered' | 'tracks', (readonly CopyValue[])[]>>;

function pushRows(
  rows: Rows,
  of: {
    readonly patrol: StagedPatrol;
    readonly walk: Walk;
    readonly judgement: ReturnType<typeof judgeStaged>;
    readonly reaches: ReadonlyMap<string, WalkableReach>;
    readonly day: string;
    readonly hash: Buffer;
    readonly receivedAt: Date;
  },
): void {
  const { patrol, walk, judgement, day } = of;
  const month = day.slice(0, 7);
  const stored = { ...judgement, nothingFound: false, declaredLengthM: patrol.declared_m };
  const when = [day, patrol.started_at, patrol.ended_at];
  const verdict = [judgement.lengthM, judgement.verdict, stored, patrol.note];
  const { id, person, region } = patrol;
  const what = [month, id, person, patrol.reach, region, patrol.mode];
  rows.patrols.push([patrol.line, ...what, ...when, ...verdict, 'import', of.hash, of.receivedAt]);
  for (const { reach, onReachM, coverage, effective } of judgement.reaches) {
    const covered = [month, id, reach, person, of.reaches.get(reach)!.region, day, onReachM, coverage, effective];
    rows.covered.push([patrol.line, ...covered]);
  }
  if (walk.bytes && walk.points.length > 0)
    rows.tracks.push([patrol.line, month, id, region, walk.points.length, walk.bytes]);
}

// The server is killed at random moments while twenty phones send, again and again; the database stays. Each phone repeats what it got no answer
// to. In the end every record is there once, with its track and its event, and nothing else is.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpAnswer, SentOp } from '@xunhe/contract/sync';
import { CITY, makeAsk, makeOp, makePatrol, makeProblem } from '../../packages/server/src/acts/sync/test-sync-city.ts';
import { lookIntoDatabase } from '../../packages/server/src/acts/sync/test-sync-store.ts';
import { inScope } from '../../packages/server/src/store/db.ts';
import type { TestDatabase } from '../../packages/server/src/store/test-database.ts';
import { fillPlace, type KillableServer, killServer, startServer } from './sync-place.ts';

export interface KillReport {
  readonly kills: number;
  readonly sent: number;
  /** Requests that ended without an answer. */
  readonly cut: number;
  /** Answers `already`: stored by a try whose answer was lost. */
  readonly already: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** In the store, and never sent. */
  readonly foreign: readonly string[];
}

const PHONES = 20;

export async function killSync({ db, connection }: TestDatabase, kills: number): Promise<KillReport> {
  const cookies = await fillPlace(db, PHONES);
  let server: KillableServer = await startServer(connection);
  let isOver = false;
  const counts = { cut: 0, already: 0 };
  let answered = 0;
  const sent: SentOp[] = [];
  const phones = cookies.map(async (cookie) => {
    while (!isOver) {
      const ops = makeOps();
      sent.push(...ops);
      for (const { outcome } of await sendUntilAnswered(() => server.url, { cookie, ops, onCut: () => counts.cut++ })) {
        answered++;
        if (outcome === 'already') counts.already++;
        else if (outcome !== 'stored') throw new Error(`A record was answered ${outcome}`);
      }
    }
  });
  for (let n = 0; n < kills; n++) {
    // In the middle of its work, wherever that is: after so many answers and a moment more.
    const enough = answered + Math.floor(Math.random() * 60);
    for (const end = Date.now() + 5000; answered < enough && Date.now() < end; ) await sleep(2);
    await sleep(Math.random() * 25);
    await killServer(server);
    server = await startServer(connection);
  }
  isOver = true;
  await Promise.all(phones);
  await killServer(server);
  return { kills, sent: sent.length, ...counts, ...(await compare(db, sent)) };
}

/** One to three records, as a phone has gathered them. */
function makeOps(): SentOp[] {
  const ops = [makeOp('patrol', makePatrol())];
  if (Math.random() < 0.5) ops.push(makeOp('problem', makeProblem()));
  if (Math.random() < 0.3) ops.push(makeOp('patrol', makePatrol()));
  return ops;
}

async function sendUntilAnswered(
  url: () => string,
  from: { readonly cookie: string; readonly ops: readonly SentOp[]; readonly onCut: () => void },
): Promise<readonly OpAnswer[]> {
  for (;;) {
    try {
      const answer = await fetch(`${url()}/api/sync`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-xunhe': '1', cookie: from.cookie },
        body: JSON.stringify(makeAsk(from.ops)),
      });
      const body = (await answer.json()) as { answers: readonly OpAnswer[] };
      if (answer.status === 200) return body.answers;
      if (answer.status < 500 && answer.status !== 429) throw new Broken(`${answer.status} ${JSON.stringify(body)}`);
    } catch (error) {
      if (error instanceof Broken) throw error;
      // Nobody listens while the server starts: that is no request that was cut.
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      if (code !== 'ECONNREFUSED') from.onCut();
    }
    await sleep(20 + Math.random() * 80);
  }
}

/** An answer that no kill explains. */
class Broken extends Error {}

async function compare(db: TestDatabase['db'], sent: readonly SentOp[]) {
  const { patrols, problems, tracks, events } = await lookIntoDatabase(db);
  const ids = [...patrols.map(({ id }) => id), ...problems];
  const wanted = new Set(sent.map(({ id }) => id));
  const [stored, withTrack, recorded] = [new Set(ids), new Set(tracks), new Set(events)];
  const isWhole = ({ id, kind }: SentOp) =>
    kind === 'patrol'
      ? stored.has(id) && withTrack.has(id) && recorded.has(`patrol.submitted ${id}`)
      : stored.has(id) && recorded.has(`problem.reported ${id}`);
  const moves = await inScope(db, { city: CITY, region: CITY }, (tx) =>
    tx.selectFrom('problem_moves').select('problem').execute(),
  );
  const all = [...ids, ...moves.map(({ problem }) => `move ${problem}`), ...events];
  return {
    lost: sent.filter((op) => !isWhole(op)).map(({ id }) => id),
    doubled: all.filter((id, n) => all.indexOf(id) !== n),
    foreign: ids.filter((id) => !wanted.has(id)),
  };
}

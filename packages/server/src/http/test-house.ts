// The ground of a server in tests: a database, a clock, chance, and a key of its own. Only for tests.
import { TrialDesk } from '../acts/duty-rules/trial-desk.ts';
import { NO_BASE_MAP } from '../base/base-map.ts';
import { makeLiveHub } from '../jobs/live-hub.ts';
import { makeMonthDesk } from '../jobs/month-desk.ts';
import { startPress } from '../paper/press-process.ts';
import type { Database } from '../store/db.ts';
import { makePostgresSyncStore } from '../store/postgres-sync-store.ts';
import { makeSealer } from '../store/seal.ts';
import { makeSessionReader } from '../store/session.ts';
import { makeTestFiles } from '../store/test-files.ts';
import { makeWebhookOffice } from '../webhooks/webhook-office.ts';
import type { House } from './house.ts';
import { makeTileIndex } from './tile-index.ts';

export function testHouse(db: Database, more: Partial<House> & Pick<House, 'city'>): House {
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  return {
    db,
    now: Date.now,
    random,
    sessions: makeSessionReader(db),
    records: makePostgresSyncStore(db),
    files: makeTestFiles(),
    trials: new TrialDesk(Date.now),
    months: makeMonthDesk({ db, now: more.now ?? Date.now, random }),
    press: startPress(),
    tiles: makeTileIndex(db),
    base: NO_BASE_MAP,
    live: makeLiveHub(db),
    version: 'test',
    trackMonths: 24,
    secure: false,
    onLoopback: true,
    passwords: 'dengbao3',
    sso: null,
    push: null,
    mail: null,
    publicUrl: null,
    webhooks: makeWebhookOffice({ rules: { anyPublic: false, hosts: [], origins: [] }, consoleUrl: null }),
    administratorsFrom: null,
    seal: makeSealer(Buffer.from(random(32)), random),
    ...more,
  };
}

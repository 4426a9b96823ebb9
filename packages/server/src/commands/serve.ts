// `xunhe serve`: the server with its faces. It opens the door only when there is something to show, and closes it in order: no new
// requests, then the database.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forgetCitizenPhones } from '../acts/citizen/forget-phones.ts';
import { givePolicies } from '../acts/cycle/policy.ts';
import { TrialDesk } from '../acts/duty-rules/trial-desk.ts';
import { reduceTracks } from '../acts/reduce-tracks.ts';
import { sweepUploads } from '../acts/uploads/sweep-uploads.ts';
import type { UploadHouse } from '../acts/uploads/upload-house.ts';
import type { WebhookHouse } from '../acts/webhooks/webhook-house.ts';
import { openBaseMap } from '../base/base-map.ts';
import { isSampleHouse } from '../http/sample-house.ts';
import { makeServer } from '../http/server.ts';
import { makeSso } from '../http/sso-client.ts';
import { makeTileIndex } from '../http/tile-index.ts';
import { catchUp } from '../jobs/catch-up.ts';
import { type FirstAccount, loadSampleCity, openFirstAccounts } from '../jobs/first-start.ts';
import { makeLiveHub } from '../jobs/live-hub.ts';
import { lookForSignals } from '../jobs/look-for-signals.ts';
import { forgetOldMail, sendMail } from '../jobs/mail.ts';
import { makeMonthDesk } from '../jobs/month-desk.ts';
import { startPictureLoop } from '../jobs/picture-loop.ts';
import { forgetOldReminders, type RemindHouse, remind } from '../jobs/reminders.ts';
import { openReportThread } from '../jobs/report-thread.ts';
import { forgetOldWebhookDeliveries, tellWebhooks } from '../jobs/webhooks.ts';
import { makeMailOffice } from '../mail/mail-office.ts';
import { startPress } from '../paper/press-process.ts';
import { startPictureMaker } from '../pictures/picture-process.ts';
import { makePushKeys, makePushOffice, type PushOffice } from '../push/push-office.ts';
import { isLoopback, type Settings, WrongSetting } from '../settings.ts';
import { listCities } from '../store/cities.ts';
import { inScope } from '../store/db.ts';
import { readMasterKey } from '../store/master-key.ts';
import type { Store } from '../store/open-store.ts';
import { makePostgresSyncStore } from '../store/postgres-sync-store.ts';
import { readPushKeys } from '../store/push-keys.ts';
import { makeSealer, type Sealer } from '../store/seal.ts';
import { makeSessionReader } from '../store/session.ts';
import { makeWebhookOffice } from '../webhooks/webhook-office.ts';
import type { CommandContext } from './command.ts';
import { sayOutcome } from './cycle.ts';

export interface Serving {
  readonly address: string;
  readonly accounts: readonly FirstAccount[];
  close(): Promise<void>;
}

const VERSION = '0.1.0';
/** Months are looked after this often; each act runs once, so looking costs nothing. */
const LOOK_MS = 10 * 60_000;
const REMIND_MS = 60_000;
/** Somebody who ordered reports looks at how far they are. */
const REPORTS_MS = 5_000;
const DAY_MS = 86_400_000;

export async function serve(context: CommandContext, settings: Settings, store: Store): Promise<Serving> {
  const { db, files, now, random, out, trackMonths } = context;
  const house = { db, files, now, random };
  const base = await openBaseMap(settings.base, { now });
  if ('wrong' in base) throw new WrongSetting(base.wrong);
  await loadSampleCity(house, findBeside('examples/sample-city'), out.progress);
  const cities = (await listCities(db)).map(({ city }) => city);
  const city = settings.city ?? cities[0];
  if (city === undefined || !cities.includes(city))
    throw new Error(`There is no city ${city ?? ''} in the store. Import one: xunhe import DIR`);
  for (const code of cities) await givePoliciesTo(house, code);
  for (const code of cities)
    await catchUp(
      house,
      code,
      (month, outcome) => outcome.outcome === 'done' && out.progress(`${month}${sayOutcome(outcome).slice(1)}`),
    );
  const seal = makeSealer(readMasterKey(settings.keyFile, random), random);
  const push = openPush(settings, seal, city);
  const mail = settings.mail && makeMailOffice(settings.mail);
  const { publicUrl } = settings;
  const webhooks = makeWebhookOffice({ rules: settings.webhooks, consoleUrl: settings.publicUrl });
  await lookForSignals(house, cities, out.progress);
  const press = startPress();
  const months = makeMonthDesk(house);
  const app = await makeServer(
    {
      ...{ ...house, press, months, trials: new TrialDesk(now) },
      sessions: makeSessionReader(db),
      records: makePostgresSyncStore(db),
      city: () => city,
      tiles: makeTileIndex(db),
      base,
      live: makeLiveHub(db),
      version: VERSION,
      trackMonths,
      secure: settings.secure,
      onLoopback: isLoopback(settings.host),
      passwords: settings.passwords,
      sso: settings.sso && makeSso(settings.sso),
      administratorsFrom: settings.administratorsFrom,
      seal,
      push,
      mail,
      publicUrl,
      webhooks,
    },
    {
      faces: { console: findFace('console'), field: findFace('field') },
      log: { write: (line) => out.progress(line.trimEnd()) },
      proxies: settings.proxies,
    },
  );
  const accounts = await openFirstAccounts(house, city);
  const pictures = startPictureLoop({ db, files, now, pictures: startPictureMaker() }, cities, out.progress);
  const address = await app.listen({ host: settings.host, port: settings.port });
  let forgotAt = Number.NEGATIVE_INFINITY;
  const timer = setInterval(() => {
    void lookAfter(house, cities, out.progress).then(() => lookForSignals(house, cities, out.progress));
    if (now() - forgotAt < DAY_MS) return;
    void forget({ ...house, trackMonths, push, seal, webhooks }, cities, out.progress).then((done) => {
      if (done) forgotAt = now();
    });
  }, LOOK_MS);
  const remindAll = () => forEachCity(cities, (code) => remind({ ...house, push }, code));
  const tellAll = () => forEachCity(cities, (code) => tellWebhooks({ ...house, seal, webhooks }, code));
  const mailAll = () => forEachCity(cities, (code) => sendMail({ ...house, seal, mail, publicUrl }, code));
  const reports = openReportThread(house, out.progress);
  // Apart: a receiver that does not answer keeps no phone waiting.
  const stops = [
    keepDoing('reminders', remindAll, out.progress),
    keepDoing('webhooks', tellAll, out.progress),
    keepDoing('reports', () => reports.make(cities), out.progress, REPORTS_MS),
    keepDoing('e-mail', mailAll, out.progress),
  ];
  return {
    address,
    accounts,
    async close() {
      clearInterval(timer);
      await months.close();
      await reports.close();
      await Promise.all(stops.map((stop) => stop()));
      await app.close();
      press.close();
      await base.close();
      await pictures.close();
      await store.close();
    },
  };
}

function openPush({ push, ...settings }: Settings, seal: Sealer, city: string): PushOffice | null {
  if (push === null) return null;
  const ground = { onLoopback: isLoopback(settings.host), secure: settings.secure, city: () => city };
  return makePushOffice({
    keys: readPushKeys(settings.keyFile, seal, makePushKeys),
    contact: push.contact,
    rules: { hosts: push.hosts, onLoopback: isSampleHouse(ground) },
  });
}

/** One look after the other, never two at once. Answers what stops it and waits for the one under way. */
function keepDoing(name: string, work: () => Promise<void>, say: (text: string) => void, everyMs = REMIND_MS) {
  let underWay: Promise<void> | null = null;
  const look = async () => {
    try {
      await work();
    } catch (error) {
      // The next look goes on from what was done.
      say(`${name} could not go on: ${(error as Error).message}`);
    }
  };
  const begin = () => {
    underWay ??= look().finally(() => {
      underWay = null;
    });
  };
  begin();
  const timer = setInterval(begin, everyMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

async function forEachCity(cities: readonly string[], work: (city: string) => Promise<void>): Promise<void> {
  for (const city of cities) await work(city);
}

/** A city that was imported by an older version may lack the rules of this one. */
async function givePoliciesTo({ db }: Parameters<typeof catchUp>[0], city: string): Promise<void> {
  await inScope(db, { city, region: city }, (tx) => givePolicies(tx, city));
}

async function lookAfter(
  house: Parameters<typeof catchUp>[0],
  cities: readonly string[],
  say: (text: string) => void,
): Promise<void> {
  try {
    for (const code of cities) await catchUp(house, code, () => undefined);
  } catch (error) {
    // The next look tries again; what was done stays done.
    say(`the month could not go on: ${(error as Error).message}`);
  }
}

/** Once a day: what is kept only for a time goes. */
async function forget(
  house: Omit<Parameters<typeof reduceTracks>[0], 'city'> & UploadHouse & RemindHouse & WebhookHouse,
  cities: readonly string[],
  say: (text: string) => void,
): Promise<boolean> {
  try {
    for (const city of cities) {
      await reduceTracks({ ...house, city });
      await sweepUploads(house, city);
      await forgetOldReminders(house, city);
      await forgetCitizenPhones(house, city);
      await forgetOldWebhookDeliveries(house, city);
      await forgetOldMail(house, city);
    }
    return true;
  } catch (error) {
    say(`what is kept only for a time could not be removed: ${(error as Error).message}`);
    return false;
  }
}

function findFace(name: string): string | null {
  const folder = findBeside(`packages/${name}/dist`);
  return existsSync(folder) ? folder : null;
}

/** A path of the repository, from the source tree and from the bundle alike: both lie four folders deep or less. */
function findBeside(path: string): string {
  for (const up of ['../../../..', '../../..', '../..']) {
    const found = fileURLToPath(new URL(`${up}/${path}`, import.meta.url));
    if (existsSync(found)) return found;
  }
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

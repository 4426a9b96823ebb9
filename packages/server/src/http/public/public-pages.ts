// The pages for citizens, in a room of their own: no session is read here, forms come as a browser sends them, and what goes wrong becomes a
// page. Drawn on the server, because whoever stands at a river with an old phone and a thin network should read and report all the same.
import multipart from '@fastify/multipart';
import { PUBLIC_ROUTES, type PublicRouteName, waterPath } from '@xunhe/contract/public-routes';
import type { Refusal } from '@xunhe/domain/ground/result';
import { SATISFACTIONS, type Satisfaction } from '@xunhe/domain/problem/satisfaction';
import { readTrackingCode } from '@xunhe/domain/problem/tracking-code';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { citizenScope } from '../../acts/citizen/citizen-house.ts';
import { makeFormToken, readFormToken } from '../../acts/citizen/form-token.ts';
import { readFollowed } from '../../acts/citizen/read-follow.ts';
import { readPublicWater } from '../../acts/citizen/read-public-water.ts';
import { saySatisfaction } from '../../acts/citizen/say-satisfaction.ts';
import { takeCitizenReport } from '../../acts/citizen/take-citizen-report.ts';
import type { Uploads } from '../../acts/uploads/upload-disk.ts';
import { openUploads } from '../../acts/uploads/upload-line.ts';
import { inScope, type Tx } from '../../store/db.ts';
import { dropKept } from '../../store/files.ts';
import { findPublicCity, findWater, listReachesOfWater, type PublicCity } from '../../store/public-water.ts';
import type { House } from '../house.ts';
import { FOLLOW_RATE, REPORT_RATE } from '../rate.ts';
import { Refused } from '../refusal.ts';
import { drawCodeForm, drawFollowed, MOST_SAID } from './follow-page.ts';
import { html } from './html.ts';
import { drawSaid, type Page, sendPage } from './page.ts';
import { PLACE_SCRIPT } from './place-script.ts';
import { readForm } from './read-form.ts';
import { publicRefusal } from './refusals.ts';
import { checkTyped, cleanText, readTyped } from './report-form.ts';
import { drawReceipt, drawReportForm, type FormAsked } from './report-page.ts';
import { makeSpeech, type Speech } from './speech.ts';
import { drawWaterPage } from './water-page.ts';

interface Call {
  readonly house: House;
  readonly uploads: Uploads;
  readonly city: string;
  readonly speech: Speech;
  readonly request: FastifyRequest;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

type DrawnName = Exclude<PublicRouteName, 'placeScript'>;

const HANDLERS: Readonly<Record<DrawnName, (call: Call) => Promise<Page>>> = {
  async water({ house, city, params, speech, tx }) {
    const told = await tx((t) => readPublicWater(t, house.now(), { city, water: params.water! }));
    if (!told) throw new Refused({ kind: 'notFound' });
    return drawWaterPage(told, speech, waterPath(told.water.id));
  },
  reportForm: (call) => drawForm(call, { refusal: null, typed: null, token: null, hadPictures: false }),
  report: takeReport,
  async followForm({ query, speech, ...call }) {
    const typed = query.code ?? '';
    if (typed === '') return drawCodeForm(null, '', speech);
    const code = readTrackingCode(typed);
    return code === null
      ? drawCodeForm(sayNo({ kind: 'code.wrong' }, speech), typed, speech)
      : drawFollow({ ...call, query, speech }, code, null);
  },
  async follow(call) {
    const code = readTrackingCode(call.params.code!);
    if (code === null) return drawCodeForm(sayNo({ kind: 'code.wrong' }, call.speech), call.params.code!, call.speech);
    return drawFollow(call, code, null);
  },
  satisfaction: takeSatisfaction,
};

const RATES: Readonly<Partial<Record<PublicRouteName, RouteShorthandOptions['config']>>> = {
  report: REPORT_RATE,
  followForm: FOLLOW_RATE,
  follow: FOLLOW_RATE,
  satisfaction: FOLLOW_RATE,
};

export async function addPublicPages(app: FastifyInstance, house: House): Promise<void> {
  const uploads = openUploads(house);
  await app.register(async (room) => {
    room.removeAllContentTypeParsers();
    // A picture that is too big is read to its end and then said to be: the page goes on.
    await room.register(multipart, { throwFileSizeLimit: false });
    room.setErrorHandler((error, request, reply) => sendFailure({ house, error, request, reply }));
    for (const name of Object.keys(HANDLERS) as DrawnName[]) {
      const { method, path } = PUBLIC_ROUTES[name];
      room.route({
        ...{ method, url: path, config: RATES[name] ?? {} },
        handler: async (request, reply) => {
          const call = makeCall(house, uploads, request);
          const page = await HANDLERS[name](call);
          return sendPage(reply, page, await frameOf(call));
        },
      });
    }
    room.get(PUBLIC_ROUTES.placeScript.path, (_request, reply) =>
      reply.header('cache-control', 'public, max-age=86400').type('text/javascript; charset=utf-8').send(PLACE_SCRIPT),
    );
  });
}

function makeCall(house: House, uploads: Uploads, request: FastifyRequest): Call {
  const city = house.city();
  const query = textsOf(request.query);
  const scope = citizenScope(city, request.ip);
  return {
    ...{ house, uploads, city, request, query, params: textsOf(request.params) },
    speech: makeSpeech(query.lang === 'en' ? 'en' : 'zh'),
    tx: (work) => inScope(house.db, scope, work),
  };
}

/** Of a name that came twice, the first. */
function textsOf(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values as Record<string, string | string[]>).map(([name, value]) => [name, [value].flat()[0] ?? '']),
  );
}

async function frameOf({ city, speech, tx }: Pick<Call, 'city' | 'speech' | 'tx'>) {
  return { speech, city: (await tx((t) => findPublicCity(t, city)))!, scriptPath: PUBLIC_ROUTES.placeScript.path };
}

function sayNo(refusal: Refusal, { say }: Speech) {
  const { status, words } = publicRefusal(refusal);
  return { status, sentence: say(words, refusal as unknown as Record<string, string | number>) };
}

async function drawForm(
  { house, city, params, speech, tx }: Call,
  sent: Pick<FormAsked, 'typed' | 'hadPictures'> & { readonly refusal: Refusal | null; readonly token: string | null },
): Promise<Page> {
  const { water, reaches } = await tx(async (t) => ({
    water: await findWater(t, city, params.water!),
    reaches: await listReachesOfWater(t, city, params.water!),
  }));
  if (!water || reaches.length === 0) throw new Refused({ kind: 'notFound' });
  const token = sent.token ?? makeFormToken(house, { city, water: water.id });
  const said = sent.refusal && sayNo(sent.refusal, speech);
  const { typed, hadPictures } = sent;
  return drawReportForm({ water, reaches, path: waterPath(water.id), token, typed, said, hadPictures }, speech);
}

async function takeReport(call: Call): Promise<Page> {
  const { house, city, params, request } = call;
  const place = { city, water: params.water! };
  const form = await readForm(request, { files: house.files, city });
  const typed = readTyped(form.fields);
  const hadPictures = form.sentPictures > 0;
  const text = form.fields.get('token') ?? '';
  const token = readFormToken(house, place, text);
  const trapped = (form.fields.get('website') ?? '') !== '';
  const checked = checkTyped(typed, form.photos.length);
  const refusal = !token.ok
    ? token.refusal
    : trapped
      ? { kind: 'citizen.form' }
      : (form.wrong ?? (checked.ok ? null : checked.refusal));
  if (refusal || !token.ok || !checked.ok) {
    for (const { kept } of form.photos) await dropKept(kept);
    // A form that came too fast is good a moment later; an old or strange one is given anew.
    const isGood = token.ok || token.refusal.kind === 'citizen.fast';
    return drawForm(call, { refusal, typed, token: isGood ? text : null, hadPictures });
  }
  const taken = await takeCitizenReport(house, call.uploads, {
    ...{ ...place, ...checked.value, token: token.value, address: request.ip, photos: form.photos },
  });
  if (!taken.ok) {
    if (taken.refusal.kind === 'notFound') throw new Refused(taken.refusal);
    // No pictures are taken today: nobody is asked to choose them again.
    const isFull = taken.refusal.kind === 'upload.quota';
    return drawForm(call, { refusal: taken.refusal, typed, token: text, hadPictures: hadPictures && !isFull });
  }
  const water = (await call.tx((t) => findWater(t, city, place.water)))!;
  return drawReceipt(taken.value, { water, path: waterPath(water.id) }, call.speech);
}

async function drawFollow(
  { house, city, speech, tx }: Pick<Call, 'house' | 'city' | 'speech' | 'tx' | 'query'>,
  code: string,
  refusal: Refusal | null,
): Promise<Page> {
  const followed = await tx((t) => readFollowed(t, house, { city, code }));
  if (!followed) return drawCodeForm(sayNo({ kind: 'code.none' }, speech), code, speech);
  return drawFollowed(followed, { code, said: refusal && sayNo(refusal, speech) }, speech);
}

async function takeSatisfaction(call: Call): Promise<Page> {
  const { house, city, request, speech } = call;
  const { fields } = await readForm(request, null);
  const code = readTrackingCode(call.params.code!);
  if (code === null) return drawCodeForm(sayNo({ kind: 'code.wrong' }, speech), call.params.code!, speech);
  const text = cleanText(fields.get('words') ?? '').trim();
  const satisfaction = fields.get('satisfaction') as Satisfaction | undefined;
  if (!satisfaction || !SATISFACTIONS.includes(satisfaction))
    return drawFollow(call, code, { kind: 'satisfaction.choice' });
  if ([...text].length > MOST_SAID) return drawFollow(call, code, { kind: 'citizen.text', max: MOST_SAID });
  const said = await saySatisfaction(house, { city, code, address: request.ip, satisfaction, text });
  return drawFollow(call, code, said.ok || said.refusal.kind === 'notFound' ? null : said.refusal);
}

const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0\d|53300|0800\d)$/;

async function sendFailure(failed: {
  readonly house: House;
  readonly error: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}): Promise<FastifyReply> {
  const { house, request, reply } = failed;
  const error = failed.error as Error & { code?: string; statusCode?: number };
  const refusal = refusalOf(error);
  if (refusal.kind === 'server.failed')
    request.log.error({ err: error, path: request.routeOptions.url }, 'a page failed');
  const query = textsOf(request.query);
  const speech = makeSpeech(query.lang === 'en' ? 'en' : 'zh');
  const { status, sentence } = sayNo(refusal, speech);
  const city = await readCity(house, request);
  const page = { status, title: sentence, path: null, body: html`${drawSaid(sentence)}` };
  return sendPage(reply, page, { speech, city, scriptPath: PUBLIC_ROUTES.placeScript.path });
}

function refusalOf(error: Error & { code?: string; statusCode?: number }): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (AWAY.test(error.code ?? '')) return { kind: 'store.away' };
  if (error.statusCode === 413) return { kind: 'body.tooLarge' };
  return error.statusCode !== undefined && error.statusCode < 500
    ? { kind: 'citizen.form' }
    : { kind: 'server.failed' };
}

/** The frame of a page that says that the store is away must not ask the store again. */
async function readCity(house: House, request: FastifyRequest): Promise<PublicCity> {
  const city = house.city();
  const scope = citizenScope(city, request.ip);
  return inScope(house.db, scope, (tx) => findPublicCity(tx, city)).then(
    (found) => found ?? NO_CITY,
    () => NO_CITY,
  );
}

const NO_CITY: PublicCity = {
  ...{ city: '', name: '', name_en: null, timezone: 'Asia/Shanghai', standard: '', target_class: 5 },
  ...{ class_indicators: [], today: null, about: [], credits: [], hotline: '12345', tells_watch: false },
};

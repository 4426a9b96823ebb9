// The web server: plugins, the endpoints of the contract, tiles, the two faces, and the one place where what went wrong becomes an answer.
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { API, TILE_PATH, TILE_RIGHT } from '@xunhe/contract/api';
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import { parseJsonBody } from '../acts/json-body.ts';
import { absenceHandlers } from './absence.ts';
import { accountHandlers } from './account.ts';
import { addAuditExport, auditHandlers } from './audit.ts';
import { addBaseTiles, baseMapHandlers } from './base-map.ts';
import { boardHandlers } from './board.ts';
import { bulletinHandlers } from './bulletin.ts';
import { circularHandlers } from './circular.ts';
import { citizenHandlers } from './citizen.ts';
import { addCompression } from './compression.ts';
import { addDocuments, documentHandlers } from './document.ts';
import { dutyHandlers } from './duty.ts';
import { addDutyCards } from './duty-card.ts';
import { dutyRuleHandlers } from './duty-rule.ts';
import { addEndpoints, checkRight, type Handlers, sendRefusal } from './endpoint.ts';
import { evaluationHandlers } from './evaluation.ts';
import { addFaces, type Faces } from './faces.ts';
import { heldHandlers } from './held-reading.ts';
import type { House } from './house.ts';
import { inventoryHandlers } from './inventory.ts';
import { addLetters, letterHandlers } from './letter.ts';
import { addLive } from './live.ts';
import { type LogStream, logOptions } from './log.ts';
import { mailHandlers } from './mail.ts';
import { mapHandlers } from './map.ts';
import { addMapExports } from './map-export.ts';
import { monthRunHandlers } from './month-run.ts';
import { addMyDataFile, myDataHandlers } from './my-data.ts';
import { observationHandlers } from './observation.ts';
import { officeMarkHandlers } from './office-mark.ts';
import { patrolHandlers } from './patrol.ts';
import { patrolReviewHandlers } from './patrol-review.ts';
import { peopleHandlers } from './people.ts';
import { addPhotos } from './photo.ts';
import { placeHandlers } from './place.ts';
import { policyTermsHandlers } from './policy-terms.ts';
import { postHandlers } from './post.ts';
import { problemHandlers } from './problem.ts';
import { problemDeskHandlers } from './problem-desk.ts';
import { problemStatisticsHandlers } from './problem-statistics.ts';
import { addPublicPages } from './public/public-pages.ts';
import { rateOptions } from './rate.ts';
import { readinessHandlers } from './readiness.ts';
import { Refused, refusalBody, statusOf } from './refusal.ts';
import { refusedHandlers } from './refused-record.ts';
import { registerHandlers } from './register.ts';
import { reminderHandlers } from './reminder.ts';
import { addReports, reportHandlers } from './report.ts';
import { riskHandlers } from './risk.ts';
import { savedViewHandlers } from './saved-view.ts';
import { searchHandlers } from './search.ts';
import { readSession } from './session.ts';
import { signalHandlers } from './signal.ts';
import { addSso } from './sso.ts';
import { standingHandlers } from './standing.ts';
import { syncHandlers } from './sync.ts';
import { addTrackExport } from './track-export.ts';
import { addUpload, uploadHandlers } from './upload.ts';
import { warningReviewHandlers } from './warning-review.ts';
import { webhookHandlers } from './webhook.ts';
import { workCalendarHandlers } from './work-calendar.ts';
import { workloadHandlers } from './workload.ts';

const HANDLERS: Handlers = {
  ...accountHandlers,
  ...peopleHandlers,
  ...myDataHandlers,
  ...placeHandlers,
  ...riskHandlers,
  ...dutyHandlers,
  ...inventoryHandlers,
  ...patrolHandlers,
  ...patrolReviewHandlers,
  ...standingHandlers,
  ...problemHandlers,
  ...letterHandlers,
  ...reportHandlers,
  ...problemDeskHandlers,
  ...syncHandlers,
  ...refusedHandlers,
  ...postHandlers,
  ...evaluationHandlers,
  ...monthRunHandlers,
  ...readinessHandlers,
  ...auditHandlers,
  ...uploadHandlers,
  ...reminderHandlers,
  ...savedViewHandlers,
  ...searchHandlers,
  ...mapHandlers,
  ...baseMapHandlers,
  ...signalHandlers,
  ...heldHandlers,
  ...observationHandlers,
  ...workCalendarHandlers,
  ...officeMarkHandlers,
  ...registerHandlers,
  ...problemStatisticsHandlers,
  ...citizenHandlers,
  ...webhookHandlers,
  ...dutyRuleHandlers,
  ...policyTermsHandlers,
  ...workloadHandlers,
  ...absenceHandlers,
  ...warningReviewHandlers,
  ...circularHandlers,
  ...bulletinHandlers,
  ...documentHandlers,
  ...boardHandlers,
  ...mailHandlers,
};

/** A patrol of 40,000 points needs about two megabytes; everything else is far smaller. */
const BODY_LIMIT = 3 * 1024 * 1024;

/** Each record's text is judged by itself: a bad one is no reason to turn away those beside it. */
const RECORD_TEXTS = /^\/ops\/\d+\/text$/;

export interface ServerOptions {
  readonly faces: Faces;
  /** Where failures are written, a line of JSON each; null: nowhere. */
  readonly log: LogStream | null;
  /** Proxies whose word on where a request came from is believed. */
  readonly proxies?: readonly string[];
  /** For tests that plant a breach: handlers in place of our own. */
  readonly handlers?: Partial<Handlers>;
  /** Told of every route, those added later too. */
  readonly onRoute?: (route: RouteOptions) => void;
}

export async function makeServer(house: House, options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...logOptions(options.log),
    bodyLimit: BODY_LIMIT,
    // A request that trickles in must not hold its place for long; two megabytes take a slow phone less than this.
    requestTimeout: 120_000,
    trustProxy: options.proxies && options.proxies.length > 0 ? [...options.proxies] : false,
    routerOptions: { maxParamLength: 200 },
  });
  if (options.onRoute) app.addHook('onRoute', options.onRoute);
  await app.register(cookie);
  await app.register(rateLimit, rateOptions(house));
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        // Ant Design writes its styles at run time.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    strictTransportSecurity: house.secure ? { maxAge: 31_536_000 } : false,
  });
  await addCompression(app);
  // What the API answers is nobody else's, and no cache on the way may keep it; tiles and pages say otherwise themselves.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const parsed = parseJsonBody(text as string, request.routeOptions.url === API.sync.path ? RECORD_TEXTS : undefined);
    if (parsed.ok) done(null, parsed.value);
    else done(new Refused(parsed.refusal));
  });
  addErrorAnswer(app);
  addEndpoints(app, house, { ...HANDLERS, ...options.handlers });
  addTiles(app, house);
  addBaseTiles(app, house);
  addLive(app, house);
  addTrackExport(app, house);
  addMapExports(app, house);
  await addUpload(app, house);
  addPhotos(app, house);
  addDocuments(app, house);
  addLetters(app, house);
  addReports(app, house);
  addDutyCards(app, house);
  addSso(app, house);
  addMyDataFile(app, house);
  addAuditExport(app, house);
  await addPublicPages(app, house);
  await addFaces(app, options.faces);
  return app;
}

function addTiles(app: FastifyInstance, house: House): void {
  app.get<{ Params: { z: string; x: string; y: string } }>(TILE_PATH, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: TILE_RIGHT });
    const [z, x, y] = [request.params.z, request.params.x, request.params.y].map(Number) as [number, number, number];
    if (![z, x, y].every((n) => Number.isInteger(n) && n >= 0) || z > 20)
      throw new Refused({ kind: 'request.invalid', path: '/params' });
    const tile = await house.tiles.read({ z, x, y }, who.scope);
    reply.header('cache-control', 'private, max-age=300');
    if (!tile) return reply.code(204).send();
    return reply.type('application/vnd.mapbox-vector-tile').send(Buffer.from(tile));
  });
}

function addErrorAnswer(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    if (error instanceof Refused) return sendRefusal(reply, error.refusal);
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return sendRefusal(reply, { kind: 'body.tooLarge', max: BODY_LIMIT });
    if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return sendRefusal(reply, { kind: 'body.type' });
    if (error.statusCode === 400)
      return sendRefusal(reply, { kind: 'body.malformed', reason: error.message.slice(0, 200) });
    if (isStoreFull(error)) return sendRefusal(reply, { kind: 'store.full' });
    if (isStoreAway(error)) return sendRefusal(reply, { kind: 'store.away' });
    request.log.error({ err: error, path: request.url.split('?')[0] }, 'a request failed');
    return reply.code(statusOf({ kind: 'server.failed' })).send(refusalBody({ kind: 'server.failed' }));
  });
}

/** The disk of the files, or that of the database. */
function isStoreFull(error: { code?: string }): boolean {
  return ['ENOSPC', 'EDQUOT', '53100'].includes(error.code ?? '');
}

/** The database is stopped, starting, or out of connections: the client should come again. */
function isStoreAway(error: { code?: string; message: string }): boolean {
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '53300', '08006', '08003'].includes(
      error.code ?? '',
    ) || error.message.includes('Connection terminated')
  );
}

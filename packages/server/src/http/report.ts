// Period reports: lists, one of them, on paper and as a workbook, and the runs that make them.
import { REPORT_PDF_PATH, REPORT_RIGHT, REPORT_XLSX_PATH, type ReportBody, ReportParams } from '@xunhe/contract/report';
import type { ReportLanguage } from '@xunhe/contract/report-words';
import { accept, refuse } from '@xunhe/domain/ground/result';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import { readCityClock } from '../acts/city-clock.ts';
import { printReport } from '../acts/reports/print-report.ts';
import { listReports, readReport } from '../acts/reports/read-report.ts';
import { writeReportBook } from '../acts/reports/report-book.ts';
import { orderReports, stopReports } from '../acts/reports/report-run.ts';
import { inScope } from '../store/db.ts';
import { findCity } from '../store/place.ts';
import { listRuns } from '../store/report-run.ts';
import { attachmentOf } from './attachment.ts';
import { checkRight, type Handlers } from './endpoint.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

const MOST_RUNS = 30;

type Name = 'reports' | 'report' | 'reportRuns' | 'orderReports' | 'stopReports';

export const reportHandlers: Handlers<Name> = {
  reports: async ({ who, query, tx }) =>
    tx(async (t) => {
      const { limit = 50, offset = 0, kind, sort, order, ...search } = query;
      return accept(
        await listReports(t, who, {
          ...{ ...search, kind: kind as 'chief' | 'region' | undefined, limit, offset },
          sorting: { sort, order },
        }),
      );
    }),
  report: async ({ who, params, tx }) => {
    const report = await tx((t) => readReport(t, who, params));
    return report ? accept(report) : refuse({ kind: 'notFound' });
  },
  reportRuns: async ({ house, who, tx }) =>
    tx(async (t) => {
      const rows = (await listRuns(t, who.city, MOST_RUNS)).map((run) => ({
        ...{ id: run.id, period: run.period, region: run.region, regionName: run.region_name, state: run.state },
        ...{ asOf: run.as_of, total: run.total, made: run.made, askedBy: run.asked_by_name },
        askedAt: run.asked_at.toISOString(),
        startedAt: run.started_at?.toISOString() ?? null,
        endedAt: run.ended_at?.toISOString() ?? null,
      }));
      return accept({ rows, today: readCityClock((await findCity(t, who.city))!, house.now()).today });
    }),
  orderReports: async ({ house, who, body }) => orderReports(house, who, body.period),
  stopReports: async ({ house, who, params }) => stopReports(house, who, params.id),
};

type PaperRequest = FastifyRequest<{ Params: ReportParams; Querystring: { language?: string } }>;

export function addReports(app: FastifyInstance, house: House): void {
  app.get(REPORT_PDF_PATH, async (request: PaperRequest, reply) => {
    const report = await findForPaper(house, request, reply);
    const printed = await printReport(house, report, languageOf(request));
    if (!printed.ok) throw new Refused(printed.refusal);
    return send(reply, printed.value.pdf, { type: 'application/pdf', name: printed.value.name, plain: 'report.pdf' });
  });
  app.get(REPORT_XLSX_PATH, async (request: PaperRequest, reply) => {
    const report = await findForPaper(house, request, reply);
    const { bytes, name } = await writeReportBook(report, languageOf(request));
    return send(reply, bytes, { type: XLSX, name, plain: 'report.xlsx' });
  });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const checkParams = Compile(ReportParams);

async function findForPaper(house: House, request: PaperRequest, reply: FastifyReply): Promise<ReportBody> {
  const who = await readSession(house, request, reply);
  checkRight(who, { right: REPORT_RIGHT });
  const { params } = request;
  const report = checkParams.Check(params) && (await inScope(house.db, who.scope, (tx) => readReport(tx, who, params)));
  if (!report) throw new Refused({ kind: 'notFound' });
  return report;
}

/** Chinese unless English is asked for. */
function languageOf(request: PaperRequest): ReportLanguage {
  return request.query.language === 'en' ? 'en' : 'zh';
}

function send(
  reply: FastifyReply,
  bytes: Uint8Array,
  { type, name, plain }: { readonly type: string; readonly name: string; readonly plain: string },
): FastifyReply {
  return reply
    .type(type)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('content-disposition', attachmentOf(name, plain))
    .send(Buffer.from(bytes));
}

// Period reports.
import { Done, Empty, type Endpoint, IdParams } from './endpoint.ts';
import {
  OrderedReports,
  OrderReportsBody,
  REPORT_RIGHT,
  ReportBody,
  ReportParams,
  ReportRunsBody,
  ReportsBody,
  ReportsQuery,
} from './report.ts';

export const REPORT_ENDPOINTS = {
  reports: {
    method: 'GET',
    path: '/api/reports',
    right: REPORT_RIGHT,
    summary: 'Period reports that the account may read',
    query: ReportsQuery,
    answer: ReportsBody,
  },
  report: {
    method: 'GET',
    path: '/api/reports/:period/:kind/:subject',
    right: REPORT_RIGHT,
    summary: 'One report, with the lines of its waters',
    params: ReportParams,
    answer: ReportBody,
  },
  reportRuns: {
    method: 'GET',
    path: '/api/report-runs',
    right: 'report.make',
    summary: 'Runs that make reports, newest first, with how far they are',
    answer: ReportRunsBody,
  },
  orderReports: {
    method: 'POST',
    path: '/api/report-runs',
    right: 'report.make',
    summary: 'Order the reports of a period for the area of the account',
    body: OrderReportsBody,
    answer: OrderedReports,
  },
  stopReports: {
    method: 'POST',
    path: '/api/report-runs/:id/stop',
    right: 'report.make',
    summary: 'Stop a run; what it made stays',
    params: IdParams,
    body: Empty,
    answer: Done,
  },
} as const satisfies Record<string, Endpoint>;

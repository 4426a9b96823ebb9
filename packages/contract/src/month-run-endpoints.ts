// The months of a city run by themselves; an office may have what is due run now. Before the first it is told what they need.
import type { Endpoint } from './endpoint.ts';
import { MonthRunBody } from './month-run.ts';
import { ReadinessBody } from './readiness.ts';

export const MONTH_RUN_ENDPOINTS = {
  readiness: {
    method: 'GET',
    path: '/api/readiness',
    right: 'cycle.read',
    summary: 'What the city has of all that it needs, and what comes next',
    answer: ReadinessBody,
  },
  monthRun: {
    method: 'GET',
    path: '/api/month-run',
    right: 'cycle.read',
    summary: 'What comes next in the months, and the run that is under way',
    answer: MonthRunBody,
  },
  beginMonthRun: {
    method: 'POST',
    path: '/api/month-run',
    right: 'cycle.run',
    summary: 'Run what is due now; a run that is under way goes on',
    answer: MonthRunBody,
  },
  stopMonthRun: {
    method: 'POST',
    path: '/api/month-run/stop',
    right: 'cycle.run',
    summary: 'End the run after the act at which it is; what is done stays done',
    answer: MonthRunBody,
  },
} as const satisfies Record<string, Endpoint>;

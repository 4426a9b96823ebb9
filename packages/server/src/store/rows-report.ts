// The rows of period reports.
import type { PeriodReport } from '@xunhe/domain/evaluation/period-report';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface ReportRunRow {
  city: string;
  id: string;
  period: string;
  region: string;
  state: RunState;
  as_of: string | null;
  total: number | null;
  made: number;
  asked_by: string | null;
  asked_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  error: string | null;
}

export interface StoredReport extends PeriodReport {
  /** What is called how in English, by the Chinese name. */
  readonly english: Readonly<Record<string, string>>;
}

export interface PeriodReportRow {
  city: string;
  period: string;
  kind: 'chief' | 'region';
  subject: string;
  region: string;
  level: string;
  name: string;
  as_of: string;
  run: string;
  made_at: Date;
  body: StoredReport;
}

// The rows of what citizens reported, and what a city lets its public pages say.

import type { Satisfaction } from '@xunhe/domain/problem/satisfaction';
import type { Generated, Selectable } from 'kysely';

export interface CitizenReportTable {
  city: string;
  problem: string;
  region: string;
  water: string;
  code_hash: Buffer;
  phone: Buffer | null;
  received_at: Date;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  satisfaction: Satisfaction | null;
  satisfaction_text: Generated<string>;
  said_first_at: Date | null;
  said_at: Date | null;
}

export type CitizenReportRow = Selectable<CitizenReportTable>;

export interface CityPublicTable {
  hotline: Generated<string>;
  tells_watch: Generated<boolean>;
}

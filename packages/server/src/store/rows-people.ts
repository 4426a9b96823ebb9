// The rows of people: who they are and where they serve.
import type { Window } from '@xunhe/domain/duty/period';
import type { Reason } from '@xunhe/domain/duty/raised';

export interface PersonRow {
  city: string;
  id: string;
  name: string;
  region: string;
  level: string | null;
  department: string | null;
  phone: string | null;
}

/** The view of names and posts that a whole city may read. */
export type NamedPersonRow = Pick<PersonRow, 'city' | 'id' | 'name' | 'level' | 'region'>;

export interface PostRow {
  city: string;
  person: string;
  reach: string;
  region: string;
  from_day: string;
  to_day: string | null;
}

/** What an absence made of a duty. */
export interface MovedDuty {
  month: string;
  reach: string;
  before: readonly Window[];
  after: readonly Window[];
  /** The reasons as they were. */
  why: readonly Reason[];
}

export interface AbsenceRow {
  city: string;
  id: string;
  person: string;
  region: string;
  kind: string;
  from_day: string;
  to_day: string;
  told_by: string;
  told_at: Date;
  withdrawn_at: Date | null;
  moved: readonly MovedDuty[];
}

export interface DelegationRow {
  city: string;
  id: string;
  chief: string;
  assistant: string;
  region: string;
  from_day: string;
  to_day: string;
  ended_day: string | null;
  made_by: string;
  made_at: Date;
}

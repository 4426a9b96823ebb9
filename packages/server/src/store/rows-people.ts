// The rows of people: who they are and where they serve.

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

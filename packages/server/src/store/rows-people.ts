// The rows of people: who they are, where they serve, how they sign in.

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

export interface AccountRow {
  city: string;
  login: string;
  person: string;
  role: string;
  region: string;
  password_hash: string | null;
  disabled_at: Date | null;
}

export interface SessionRow {
  city: string;
  token_hash: Buffer;
  login: string;
  made_at: Date;
  expires_at: Date;
}

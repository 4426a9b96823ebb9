// The rows of accounts and sessions: how people sign in.
import type { Generated } from 'kysely';

export interface AccountTable {
  city: string;
  login: string;
  person: string;
  role: string;
  region: string;
  password_hash: Generated<string | null>;
  disabled_at: Generated<Date | null>;
  must_change: Generated<boolean>;
  password_set_at: Generated<Date | null>;
  totp_secret: Generated<Buffer | null>;
  totp_pending: Generated<Buffer | null>;
  totp_step: Generated<number | null>;
  failures: Generated<number>;
  failing_since: Generated<Date | null>;
}

export interface OldPasswordRow {
  city: string;
  login: string;
  set_at: Date;
  password_hash: string;
}

export interface RecoveryCodeRow {
  city: string;
  login: string;
  code_hash: Buffer;
  used_at: Date | null;
}

export interface SessionRow {
  city: string;
  id: string;
  login: string;
  kind: string;
  opened_by: string;
  token_hash: Buffer;
  former_hash: Buffer | null;
  given_at: Date;
  confirmed: boolean;
  made_at: Date;
  seen_at: Date;
  device: string;
  address: string;
}

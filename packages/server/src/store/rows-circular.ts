// The rows of notices: drafts, what is published, and who has read it.

export interface CircularDraftRow {
  city: string;
  id: string;
  office: string;
  region: string;
  groups: string[];
  title: string;
  text: string;
  last_day: string | null;
  confirm: boolean;
  supersedes: string | null;
  revision: number;
  changed_by: string;
  changed_at: Date;
}

export interface CircularRow extends Omit<CircularDraftRow, 'revision' | 'changed_by' | 'changed_at'> {
  superseded_by: string | null;
  published_by: string;
  published_at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_why: string | null;
}

export interface CircularReceiptRow {
  city: string;
  circular: string;
  person: string;
  region: string;
  seen_at: Date;
  confirmed_at: Date | null;
}

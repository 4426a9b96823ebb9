// The row of a saved view.

export interface SavedViewRow {
  city: string;
  person: string;
  screen: string;
  name: string;
  /** A jsonb column. */
  search: Readonly<Record<string, string | number | boolean>>;
  saved_at: Date;
}

// The policies whose terms a city may settle, by name. WARNING: on the wire and in the record; add, never rename.
export const SHEET_NAMES = ['triggers', 'calendar', 'reminder', 'inventory', 'feedback', 'review', 'standing'] as const;

export type SheetName = (typeof SHEET_NAMES)[number];

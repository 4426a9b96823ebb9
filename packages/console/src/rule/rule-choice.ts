/** What is open: a version by its name, a draft by its id, or a new draft begun from a version. */
export interface Chosen {
  readonly kind: 'version' | 'draft' | 'new';
  readonly name: string;
}

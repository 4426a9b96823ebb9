// What stands in the form of an inventory, and what becomes of it. Pure, so that it can be tried without a screen.
import type { InventoryAnswer, InventoryTask, SentInventory } from '@xunhe/contract/inventory';
import type { SentPhoto } from '@xunhe/contract/photo';
import type { InventoryItem } from '@xunhe/domain/duty/inventory';

export interface AnswerDraft {
  /** Null: not answered yet. */
  readonly found: boolean | null;
  readonly note: string;
  /** As typed. */
  readonly count: string;
  readonly report: boolean;
}

export type AnswerDrafts = Readonly<Partial<Record<InventoryItem, AnswerDraft>>>;

export const NO_ANSWER: AnswerDraft = { found: null, note: '', count: '', report: false };

export type Lack = { readonly kind: 'missing'; readonly n: number } | { readonly kind: 'noteMissing' };

/** What still has to be said; null when it can be handed in. A finding without a place helps nobody. */
export function lackOf(items: readonly InventoryItem[], drafts: AnswerDrafts): Lack | null {
  const answers = items.map((item) => drafts[item] ?? NO_ANSWER);
  const n = answers.filter(({ found }) => found === null).length;
  if (n > 0) return { kind: 'missing', n };
  return answers.some(({ found, note }) => found && note.trim() === '') ? { kind: 'noteMissing' } : null;
}

export function makeInventoryBody(
  about: Pick<SentInventory, 'id' | 'reach' | 'at'> & { readonly task: InventoryTask },
  drafts: AnswerDrafts,
  photos: readonly SentPhoto[],
): SentInventory {
  const { id, reach, at, task } = about;
  return {
    id,
    reach,
    period: { from: task.from, to: task.to },
    at,
    items: task.items.map((item) => toAnswer(item, drafts[item] ?? NO_ANSWER)),
    ...(photos.length > 0 ? { photos: [...photos] } : {}),
  };
}

function toAnswer(item: InventoryItem, { found, note, count }: AnswerDraft): InventoryAnswer {
  const number = Number(count);
  const counted = found && Number.isInteger(number) && number >= 1 && number <= 100_000;
  return { item, found: found === true, note: note.trim(), ...(counted ? { count: number } : {}) };
}

/** The findings that are to become problems of their own. */
export function listReports(items: readonly InventoryItem[], drafts: AnswerDrafts) {
  return items.flatMap((item) => {
    const { found, report, note } = drafts[item] ?? NO_ANSWER;
    return found && report ? [{ item, note: note.trim() }] : [];
  });
}

// Unsent records as a file, for a phone whose records must be carried to the office by hand.
import type { OutboxItem } from './store.ts';

export function exportItems(items: readonly OutboxItem[]): void {
  const text = JSON.stringify({ kind: 'xunhe-outbox', version: 1, items }, null, 1);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `xunhe-${items[0]?.person ?? 'outbox'}-${items.length}.json`;
  link.click();
  // The download has begun when the click returns; some browsers read the blob a little later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

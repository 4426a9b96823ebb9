// What documents are kept with, and where the list of them comes from.
import { useQueryClient } from '@tanstack/react-query';
import type { DocumentSubject } from '@xunhe/domain/place/document';

export interface DocumentsOf {
  readonly about: DocumentSubject;
  readonly id: string;
}

/** Where the list of what it is kept with comes from. */
export function useRefreshDocuments({ about, id }: DocumentsOf): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [about === 'reach' ? 'reachDocuments' : 'bulletin', id] });
}

// 档案文件: what offices keep with a reach, and the door for more.
import { useQuery } from '@tanstack/react-query';
import type { ReachPage } from '@xunhe/contract/place';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { Documents } from '../parts/documents.tsx';
import { useRight } from '../parts/surroundings.ts';
import { DOCUMENT_WORDS } from '../parts/words-documents.ts';

export function ReachDocuments({ reach }: { readonly reach: ReachPage }) {
  const say = useWords(DOCUMENT_WORDS);
  const may = useRight('document.write');
  const documents = useQuery({
    queryKey: ['reachDocuments', reach.id],
    queryFn: ({ signal }) => ask('reachDocuments', { params: { id: reach.id }, signal }),
  });
  return (
    <Answered query={documents}>
      {({ rows }) => (
        <Documents title={say('title')} of={{ about: 'reach', id: reach.id }} rows={rows} may={may && !reach.shared} />
      )}
    </Answered>
  );
}

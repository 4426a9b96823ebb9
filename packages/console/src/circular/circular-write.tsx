// 写通知: the form on the left, on the right the notice as its readers will have it and how many they are. Published is what was saved and seen.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CircularDraftBody, SentCircularBody } from '@xunhe/contract/circular';
import { ask } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_WORDS } from '@xunhe/ui/words-circular';
import type { WrittenCircular } from './circular-fields.tsx';
import { CircularForm } from './circular-form.tsx';
import './circulars.css';
import { NoRight } from '../parts/lost.tsx';
import { Screen } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { useMayPublish } from './use-circulars.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

const route = getRouteApi('/notices/write');

interface Begun {
  readonly draft: CircularDraftBody | null;
  readonly replaced: SentCircularBody | null;
}

export function CircularWriteScreen() {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayNotice = useWords(CIRCULAR_WORDS);
  const may = useMayPublish();
  const { draft: draftId, replaces } = route.useSearch();
  const begun = useQuery({
    queryKey: ['circularBegun', draftId, replaces],
    queryFn: async ({ signal }): Promise<Begun> => {
      const { rows } = await ask('circularDrafts', { signal });
      const draft = rows.find(({ id }) => id === draftId) ?? null;
      const id = draft?.supersedes ?? replaces;
      const replaced = id === undefined ? null : (await ask('sentCircular', { params: { id }, signal })).circular;
      return { draft, replaced };
    },
    // What is typed must not be overwritten by what comes later.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    enabled: may,
  });
  return (
    <Screen
      right="circular.publish"
      title={say('write')}
      filters={
        <Link to="/notices" search={{ view: 'drafts' }}>
          {say('backDrafts')}
        </Link>
      }
    >
      {!may && <NoRight />}
      {may && (
        <Answered query={begun}>
          {({ draft, replaced }) =>
            draftId !== undefined && !draft ? (
              <EmptyState>{sayNotice('lost')}</EmptyState>
            ) : (
              <Form draft={draft} replaced={replaced} />
            )
          }
        </Answered>
      )}
    </Screen>
  );
}

function Form({ draft, replaced }: Begun) {
  const { me } = useSurroundings();
  const begin = draft ?? replaced;
  const written: WrittenCircular = begin
    ? {
        ...{ title: begin.title, text: begin.text, region: begin.region, groups: begin.groups },
        ...{ lastDay: begin.lastDay, confirm: begin.confirm, supersedes: replaced?.id ?? null },
      }
    : { title: '', text: '', region: me.region, groups: [], lastDay: null, confirm: false, supersedes: null };
  return <CircularForm key={draft?.id ?? 'new'} draft={draft} begin={written} replaced={replaced?.title ?? null} />;
}

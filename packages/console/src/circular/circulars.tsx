// 通知: what is for oneself; an office that may write has what it published and its drafts beside it.
import { getRouteApi, Link } from '@tanstack/react-router';
import { CIRCULAR_STATES, type CircularState } from '@xunhe/domain/people/circular';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_STATE_WORDS, CIRCULAR_WORDS } from '@xunhe/ui/words-circular';
import type { CircularSearch } from './circular-address.ts';
import { CircularDrafts } from './circular-drafts.tsx';
import { CircularInbox } from './circular-inbox.tsx';
import { CircularsSent } from './circulars-sent.tsx';
import './circulars.css';
import { Chips, FindText } from '../parts/filters.tsx';
import { Screen } from '../parts/screen.tsx';
import { useCirculars, useMayPublish } from './use-circulars.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

const route = getRouteApi('/notices');

export function CircularsScreen() {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayNotice = useWords(CIRCULAR_WORDS);
  const sayState = useWords(CIRCULAR_STATE_WORDS);
  const mayPublish = useMayPublish();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const waiting = useCirculars().data?.waiting;
  const view = mayPublish ? search.view : undefined;
  const set = (change: { [K in keyof CircularSearch]?: CircularSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  return (
    <Screen
      right="place.read"
      title={sayNotice('title')}
      filters={
        mayPublish && (
          <>
            <Chips<NonNullable<CircularSearch['view']>>
              label={sayNotice('title')}
              value={view}
              onChange={(to) => set({ view: to, state: undefined, q: undefined, sort: undefined, order: undefined })}
              chips={[
                { value: undefined, words: say('mine'), ...(waiting ? { count: waiting } : {}) },
                { value: 'sent', words: say('sent') },
                { value: 'drafts', words: say('drafts') },
              ]}
            />
            {view === 'sent' && (
              <>
                <Chips<CircularState>
                  label={say('state')}
                  value={search.state}
                  onChange={(state) => set({ state })}
                  chips={[
                    { value: undefined, words: say('allStates') },
                    ...CIRCULAR_STATES.map((value) => ({ value, words: sayState(value) })),
                  ]}
                />
                <FindText value={search.q} onChange={(q) => set({ q })} label={say('find')} />
              </>
            )}
            <Link to="/notices/write" search={{}} className="circular-new">
              {say('write')}
            </Link>
          </>
        )
      }
    >
      {view === undefined && <CircularInbox notice={search.notice} onOpen={(notice) => set({ notice })} />}
      {view === 'sent' && <CircularsSent search={search} set={set} />}
      {view === 'drafts' && <CircularDrafts />}
    </Screen>
  );
}

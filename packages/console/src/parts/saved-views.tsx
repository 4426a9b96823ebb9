// 常用筛选: the filters of a list under a name of one's own, one press away on any machine. The list says which of them it shows now.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { SavedViewBody } from '@xunhe/contract/saved-view';
import type { Refusal } from '@xunhe/domain/ground/result';
import { ask, client } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { isSameView, viewOfSearch } from './view-search.ts';

const WORDS = defineWords({
  views: ['常用筛选', 'Saved views'],
  save: ['存为常用筛选', 'Save this view'],
  name: ['名称', 'Name'],
  keep: ['保存', 'Save'],
  drop: ['删除常用筛选“{name}”', 'Give up the view “{name}”'],
  nothing: ['先选好筛选条件，再存为常用。', 'Filter the list first, then save it.'],
});

export function SavedViews() {
  const say = useWords(WORDS);
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const now = viewOfSearch(search);
  const { views, save, drop, refusal } = useViews(pathname);
  const shown = views.find((view) => isSameView(view.search, now));
  return (
    <fieldset className="chips saved-views" aria-label={say('views')}>
      {views.map((view) => (
        <span key={view.name} className="saved-view">
          <button
            type="button"
            className="chip"
            aria-pressed={view === shown}
            onClick={() => void navigate({ to: pathname, search: view.search as never })}
          >
            {view.name}
          </button>
          {view === shown && (
            <button
              type="button"
              className="link-button"
              aria-label={say('drop', { name: view.name })}
              onClick={() => void drop(view)}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {!shown && Object.keys(now).length > 0 && <SaveView onSave={(name) => save({ name, search: now })} />}
      {refusal && (
        <span role="alert" className="refused">
          {sayRefusal(refusal, say.language)}
        </span>
      )}
    </fieldset>
  );
}

function SaveView({ onSave }: { readonly onSave: (name: string) => Promise<boolean> }) {
  const say = useWords(WORDS);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const keep = async () => {
    if (name.trim() !== '' && (await onSave(name.trim()))) setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <form
          className="save-view"
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <Input
            size="small"
            autoFocus
            maxLength={30}
            aria-label={say('name')}
            placeholder={say('name')}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <Button size="small" type="primary" htmlType="submit" disabled={name.trim() === ''}>
            {say('keep')}
          </Button>
        </form>
      }
    >
      <Button size="small" type="text">
        + {say('save')}
      </Button>
    </Popover>
  );
}

function useViews(screen: string) {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const query = useQuery({
    queryKey: ['savedViews'],
    queryFn: ({ signal }) => ask('savedViews', { signal }),
    staleTime: 300_000,
  });
  const views: readonly SavedViewBody[] = (query.data?.rows ?? []).filter((view) => view.screen === screen);
  const change = (answer: Awaited<ReturnType<typeof client.call<'savedViews'>>>): boolean => {
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) queries.setQueryData(['savedViews'], answer.value);
    return answer.ok;
  };
  const save = async (view: Pick<SavedViewBody, 'name' | 'search'>) =>
    change(await client.call('saveView', { body: { screen, ...view } }));
  const drop = async ({ name }: SavedViewBody) => change(await client.call('dropView', { body: { screen, name } }));
  return { views, save, drop, refusal };
}

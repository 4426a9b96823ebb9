// One box that finds whatever has a name. "/" or Ctrl+K goes there from anywhere; Escape goes back to where one was.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ask } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { type RefSelectProps, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useRegionNames } from '../parts/filters.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { useKeys } from '../parts/use-keys.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { findScreens } from './find-screens.ts';
import { listOf, type Target, targetOf } from './find-target.ts';
import { FIND_WORDS } from './find-words.ts';

const MOST = 60;
const REST_MS = 120;

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly target: Target;
  readonly where?: string;
}

export function FindBox() {
  const say = useWords(FIND_WORDS);
  const navigate = useNavigate();
  const box = useRef<RefSelectProps>(null);
  const [text, setText] = useState('');
  const { groups, state, q } = useFound(text);
  const goBack = useFocusKeys(() => box.current?.focus());
  const targets = new Map(groups.flatMap(({ options }) => options.map(({ value, target }) => [value, target])));
  const leave = () => {
    setText('');
    box.current?.blur();
  };
  return (
    <Select<string | null, Choice>
      ref={box}
      className="top-search"
      size="small"
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      value={null}
      open={q !== ''}
      aria-label={say('find')}
      placeholder={say('hint')}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { width: 'min(440px, calc(100vw - 16px))' } } }}
      loading={state === 'looking'}
      notFoundContent={<span role="status">{say(state === 'found' ? 'nothing' : state, { q })}</span>}
      onBlur={() => setText('')}
      onInputKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        leave();
        goBack();
      }}
      onSelect={(value) => {
        const target = targets.get(value ?? '');
        leave();
        if (target) void navigate(target as never);
      }}
      optionRender={({ data }) => (
        <span className="find-row" title={[data.label, data.where].filter(Boolean).join(' · ')}>
          <span className="find-name">{data.label}</span>
          {data.where && <span className="muted find-where">{data.where}</span>}
        </span>
      )}
      options={groups as never}
    />
  );
}

/** What is found, kind by kind. Screens are known without asking. */
function useFound(text: string) {
  const say = useWords(FIND_WORDS);
  const sayScreen = useWords(FRAME_WORDS);
  const sayRegion = useRegionNames();
  const { me } = useSurroundings();
  const q = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const rested = useRested(q);
  const isLong = [...q].length > MOST;
  const found = useQuery({
    queryKey: ['search', rested],
    queryFn: ({ signal }) => ask('search', { query: { q: rested }, signal }),
    enabled: rested !== '' && rested === q && !isLong,
    staleTime: 10_000,
  });
  const screens = findScreens(me, q, (word) => FRAME_WORDS[word]).map(
    ({ to, word }): Choice => ({ value: `screen:${to}`, label: sayScreen(word), target: { to } }),
  );
  const answered = rested === q && !isLong ? (found.data?.groups ?? []) : [];
  const groups = answered.map(({ kind, total, listed, rows }) => {
    const options = rows.map(
      (row): Choice => ({
        value: `${kind}:${row.id}`,
        label: pickName(say.language, row.name, row.nameEn),
        where: row.regionName && sayRegion(row.region, row.regionName),
        target: targetOf(kind, row),
      }),
    );
    const list = listed && total > rows.length ? listOf(kind, q) : null;
    if (list) options.push({ value: `more:${kind}`, label: say('more', { n: total }), target: list });
    return { label: say('group', { kind: say(kind), n: total }), title: kind, options };
  });
  if (screens.length > 0) groups.push({ label: say('screen'), title: 'screen' as never, options: screens.slice(0, 5) });
  const state = isLong ? 'long' : found.isError ? 'failed' : rested !== q || found.isFetching ? 'looking' : 'found';
  return { groups, state: state as 'long' | 'failed' | 'looking' | 'found', q };
}

/** "/" or Ctrl+K; answers what gives the focus back to where it was. */
function useFocusKeys(focus: () => void): () => void {
  const before = useRef<HTMLElement | null>(null);
  const enter = () => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    focus();
  };
  useKeys({ '/': enter });
  const latest = useRef(enter);
  useEffect(() => {
    latest.current = enter;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return () => {
    before.current?.focus();
    before.current = null;
  };
}

/** A text once typing rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

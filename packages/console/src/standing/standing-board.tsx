// 履职榜: the chiefs of a month by name, three depths apart, each beside chiefs of a like duty; and what they object to.
import { getRouteApi } from '@tanstack/react-router';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { sayMonth } from '@xunhe/ui/dates';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { Select } from 'antd';
import { Chips, FindText, RegionChoice } from '../parts/filters.tsx';
import { Screen } from '../parts/screen.tsx';
import './standing.css';
import { useMonth } from '../parts/surroundings.ts';
import type { StandingSearch } from './standing-address.ts';
import { StandingObjections } from './standing-objections.tsx';
import { StandingTable } from './standing-table.tsx';

const WORDS = defineWords({
  title: ['{month}履职榜', 'Standings of {month}'],
  objections: ['履职数据异议', 'Objections to figures'],
  about: ['按姓名排列，不排名次', 'by name: no ranking'],
  note: [
    '只与同级、职责相近的河长比较。每项都加入若干条同类平均一并计算，记录少时结果靠近平均；形式、内容、结果分开看，不相加。',
    'Chiefs are compared with those of the same level and a like duty. To each number some cases at the mean of the peers are added, so few cases stay near the mean. Form, content and result are read apart and not added up.',
  ],
  noMonth: ['首个月度周期尚未运行，还没有履职榜。', 'The first monthly cycle has not run yet: there are no standings.'],
  view: ['内容', 'View'],
  chiefs: ['河长', 'Chiefs'],
  objectionsOf: ['异议', 'Objections'],
  post: ['岗位', 'Post'],
  allPosts: ['全部岗位', 'All posts'],
  sort: ['排列', 'Order'],
  byName: ['按姓名', 'By name'],
  byRegion: ['按区域', 'By region'],
  state: ['答复情况', 'State'],
  waiting: ['待答复', 'Waiting'],
  decided: ['已答复', 'Answered'],
  find: ['河长或区域', 'Chief or region'],
});

const route = getRouteApi('/standing');

export type SetSearch = (change: { [K in keyof StandingSearch]?: StandingSearch[K] | undefined }) => void;

export function StandingBoard() {
  const say = useWords(WORDS);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { month } = useMonth();
  const set: SetSearch = (change) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never });
  const isList = search.view !== 'objections';
  if (month === null)
    return (
      <Screen title={say('title', { month: '' })} right="standing.read">
        <EmptyState>{say('noMonth')}</EmptyState>
      </Screen>
    );
  return (
    <Screen
      right="standing.read"
      title={isList ? say('title', { month: sayMonth(month, say.language) }) : say('objections')}
      about={isList && say('about')}
      filters={
        <>
          <Chips<NonNullable<StandingSearch['view']>>
            label={say('view')}
            value={search.view ?? 'chiefs'}
            onChange={(to) => set({ view: to === 'objections' ? to : undefined })}
            chips={[
              { value: 'chiefs', words: say('chiefs') },
              { value: 'objections', words: say('objectionsOf') },
            ]}
          />
          <span className="filter-rule" aria-hidden />
          {isList ? <ListFilters search={search} set={set} /> : <ObjectionFilters search={search} set={set} />}
        </>
      }
    >
      {isList && <p className="muted standing-note">{say('note')}</p>}
      {isList ? (
        <StandingTable month={month} search={search} set={set} />
      ) : (
        <StandingObjections search={search} set={set} />
      )}
    </Screen>
  );
}

interface FiltersProps {
  readonly search: StandingSearch;
  readonly set: SetSearch;
}

function ListFilters({ search, set }: FiltersProps) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  return (
    <>
      <Select
        size="small"
        aria-label={say('post')}
        placeholder={say('allPosts')}
        allowClear
        popupMatchSelectWidth={false}
        style={{ width: 130 }}
        value={search.level ?? null}
        onChange={(to: PostLevel | null | undefined) => set({ level: to ?? undefined })}
        options={POST_LEVELS.filter((value) => value !== 'assistant').map((value) => ({
          value,
          label: sayPost(value),
        }))}
      />
      <RegionChoice value={search.region} onChange={(to) => set({ region: to })} />
      <FindText label={say('find')} value={search.q} onChange={(to) => set({ q: to })} />
      <Chips<'name' | 'region'>
        label={say('sort')}
        value={search.sort === 'region' ? 'region' : 'name'}
        onChange={(to) => set({ sort: to === 'region' ? to : undefined, order: undefined })}
        chips={[
          { value: 'name', words: say('byName') },
          { value: 'region', words: say('byRegion') },
        ]}
      />
    </>
  );
}

function ObjectionFilters({ search, set }: FiltersProps) {
  const say = useWords(WORDS);
  return (
    <>
      <Chips<NonNullable<StandingSearch['state']>>
        label={say('state')}
        value={search.state ?? 'waiting'}
        onChange={(to) => set({ state: to === 'decided' ? to : undefined })}
        chips={[
          { value: 'waiting', words: say('waiting') },
          { value: 'decided', words: say('decided') },
        ]}
      />
      <RegionChoice value={search.region} onChange={(to) => set({ region: to })} />
    </>
  );
}

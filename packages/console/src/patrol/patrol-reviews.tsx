// 待复核: patrols that wait for a person, appeals first. On the left the queue, on the right one case with everything that is
// needed to decide it; after a decision the next one comes. J and K walk through the queue.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { WaitingPatrol } from '@xunhe/contract/patrol-review';
import { addMonths } from '@xunhe/domain/ground/month';
import type { Outcome } from '@xunhe/domain/patrol/review';
import { sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { OUTCOME_WORDS, WAITING_FOR_WORDS } from '@xunhe/ui/words-review';
import { Select } from 'antd';
import { useState } from 'react';
import { Chips, RegionChoice } from '../parts/filters.tsx';
import { type ReviewSearch, WAITING_FOR } from './patrol-address.ts';
import { PatrolCase } from './patrol-case.tsx';
import { PatrolQueue } from './patrol-queue.tsx';
import './patrol-reviews.css';
import { Screen } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { useKeys } from '../parts/use-keys.ts';

const WORDS = defineWords({
  title: ['待复核', 'Patrols to decide'],
  about: ['申诉在前，等待最久的在前', 'appeals first, the longest waiting first'],
  why: ['等待原因', 'Why it waits'],
  all: ['全部', 'All'],
  month: ['巡河月份', 'Month of the patrol'],
  allMonths: ['全部月份', 'All months'],
  none: ['没有待复核的巡河记录。', 'No patrol waits for a decision.'],
  noneHere: ['没有符合条件的记录。', 'Nothing matches.'],
  most: ['共 {total} 条，以下为最先的 {n} 条。', '{total} in all; these are the first {n}.'],
  decided: ['已保存：{reach}，{outcome}。', 'Saved: {reach}, {outcome}.'],
});

const MOST = 200;
const MONTHS = 13;

const route = getRouteApi('/reviews');

export function PatrolReviews() {
  const say = useWords(WORDS);
  const may = useRight('patrol.review');
  const { why, region, walked, id } = route.useSearch();
  const set = useSet();
  const [saved, setSaved] = useState<{ readonly row: WaitingPatrol; readonly outcome: Outcome } | null>(null);
  const queue = useQuery({
    queryKey: ['patrolReviews', why, region, walked],
    queryFn: ({ signal }) =>
      ask('patrolReviews', {
        query: { limit: MOST, ...(why && { why }), ...(region && { region }), ...(walked && { month: walked }) },
        signal,
      }),
    placeholderData: (before) => before,
    enabled: may,
  });
  const rows = queue.data?.rows ?? [];
  // Without a choice the first case lies open: whoever comes here comes to work.
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === id),
  );
  const current = rows[at];
  const step = (by: number) => {
    const next = rows[at + by];
    if (next) set({ id: next.id });
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const onDecided = (outcome: Outcome) => {
    if (current) setSaved({ row: current, outcome });
    set({ id: (rows[at + 1] ?? rows[at - 1])?.id });
  };
  return (
    <Screen
      right="patrol.review"
      title={say('title')}
      about={say('about')}
      filters={<ReviewFilters counts={queue.data?.counts} />}
    >
      <Saved saved={saved} />
      <Answered query={queue}>
        {({ total }) =>
          current === undefined ? (
            <EmptyState>{say(why || region || walked ? 'noneHere' : 'none')}</EmptyState>
          ) : (
            <>
              {total > rows.length && <p className="muted">{say('most', { total, n: rows.length })}</p>}
              <div className="reviews">
                <PatrolQueue rows={rows} current={current.id} onPick={(to) => set({ id: to })} />
                <PatrolCase key={current.id} row={current} onDecided={onDecided} />
              </div>
            </>
          )
        }
      </Answered>
    </Screen>
  );
}

function useSet() {
  const navigate = route.useNavigate();
  return (change: { [K in keyof ReviewSearch]?: ReviewSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as never, replace: true });
}

function ReviewFilters({ counts }: { readonly counts: { appealed: number; needs_review: number } | undefined }) {
  const say = useWords(WORDS);
  const sayWhy = useWords(WAITING_FOR_WORDS);
  const { city } = useSurroundings();
  const { why, region, walked } = route.useSearch();
  const set = useSet();
  const running = city.today.slice(0, 7);
  return (
    <>
      <Chips<(typeof WAITING_FOR)[number]>
        label={say('why')}
        value={why}
        onChange={(to) => set({ why: to, id: undefined })}
        chips={[
          { value: undefined, words: say('all'), ...(counts && { count: counts.appealed + counts.needs_review }) },
          ...WAITING_FOR.map((value) => ({ value, words: sayWhy(value), ...(counts && { count: counts[value] }) })),
        ]}
      />
      <RegionChoice value={region} onChange={(to) => set({ region: to, id: undefined })} />
      <Select
        size="small"
        aria-label={say('month')}
        placeholder={say('allMonths')}
        allowClear
        popupMatchSelectWidth={false}
        style={{ width: 140 }}
        value={walked ?? null}
        onChange={(to: string | null | undefined) => set({ walked: to ?? undefined, id: undefined })}
        options={Array.from({ length: MONTHS }, (_, i) => addMonths(running, -i)).map((month) => ({
          value: month,
          label: sayMonth(month, say.language),
        }))}
      />
    </>
  );
}

function Saved({ saved }: { readonly saved: { readonly row: WaitingPatrol; readonly outcome: Outcome } | null }) {
  const say = useWords(WORDS);
  const sayOutcome = useWords(OUTCOME_WORDS);
  return (
    <div role="status" className="saved-line done">
      {saved &&
        say('decided', {
          reach: `${saved.row.personName} ${pickName(say.language, saved.row.reachName, saved.row.reachNameEn)}`,
          outcome: sayOutcome(saved.outcome),
        })}
    </div>
  );
}

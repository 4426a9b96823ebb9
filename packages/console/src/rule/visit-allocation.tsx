// 按预算分配: with so many visits a month, which waters. Tried on past months beside what the rule asked and an even spread; it changes no
// duty. Counted when asked for, because it takes the server a while.
import { useQuery } from '@tanstack/react-query';
import type { DutyRulesBody } from '@xunhe/contract/duty-rule';
import { BOUNDS } from '@xunhe/domain/duty/rule-check';
import { saveFile } from '@xunhe/ui/save-file';
import { ask } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { pageQuery } from '../parts/page-query.ts';
import { Section } from '../parts/screen.tsx';
import { AllocationTable, useAllocationCsv } from './allocation-table.tsx';
import { AllocationTotals } from './allocation-totals.tsx';
import { lastMonths, RuleMonths } from './rule-months.tsx';
import { Trial } from './rule-trial.tsx';

const WORDS = defineWords({
  title: ['按预算分配', 'A budget shared out'],
  about: [
    '给定每月天次，按各水体下月不达标的概率分配，使预期发现的不达标水体最多；先满足规则对无预警水体的最低要求，再按比例随机抽查无预警水体。只作参考，不改变任何任务。',
    'So many visits a month, given to the waters by the probability that each fails, so that most failures are expected to be found out. First comes the least that the rule asks of unwarned waters, then the share by chance among them. It is to be read: no duty is changed.',
  ],
  budget: ['每月天次预算', 'Day-visits a month'],
  asRule: ['与规则相同', 'as the rule asks'],
  floor: ['随机抽查，%', 'By chance, %'],
  count: ['计算', 'Count'],
  save: ['导出 CSV', 'Export as CSV'],
});

interface Asked {
  readonly first: string;
  readonly last: string;
  readonly budget: number | null;
  /** Per cent. */
  readonly floor: number;
}

export function VisitAllocation({ rules, rule }: { readonly rules: DutyRulesBody; readonly rule: string }) {
  const say = useWords(WORDS);
  const [typed, type] = useState<Asked>({ ...lastMonths(rules.months, 6), budget: null, floor: 5 });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [page, setPage] = useState<number>();
  const csvOf = useAllocationCsv();
  const revision = rules.drafts.find(({ id }) => id === rule)?.revision;
  const queryOf = ({ first, last, budget, floor }: Asked) => ({
    ...{ rule, first, last, floor: floor / 100 },
    ...(budget !== null && { budget }),
  });
  const queryKey = ['visitAllocation', rule, revision, asked, page];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('visitAllocation', { query: { ...queryOf(asked!), ...pageQuery(page) }, signal }),
    enabled: asked !== null,
    placeholderData: (before) => before,
  });
  const save = async () => {
    const all = [];
    for (let offset = 0, total = 1; offset < total; offset += 500) {
      const { rows, total: now } = await ask('visitAllocation', { query: { ...queryOf(asked!), limit: 500, offset } });
      all.push(...rows);
      total = now;
    }
    saveFile(`visits-${asked!.first}-${asked!.last}.csv`, csvOf(all), 'text/csv');
  };
  return (
    <Section title={say('title')}>
      <p className="muted small">{say('about')}</p>
      <div className="rule-asked">
        <RuleMonths months={rules.months} value={typed} onChange={(range) => type({ ...typed, ...range })} />
        <span>
          {say('budget')}{' '}
          <InputNumber
            size="small"
            aria-label={say('budget')}
            placeholder={say('asRule')}
            style={{ width: 150 }}
            min={0}
            max={10_000_000}
            precision={0}
            value={typed.budget}
            onChange={(budget) => type({ ...typed, budget })}
          />
        </span>
        <span>
          {say('floor')}{' '}
          <InputNumber
            size="small"
            aria-label={say('floor')}
            style={{ width: 70 }}
            min={0}
            max={100 * BOUNDS.randomFloor.most}
            precision={0}
            value={typed.floor}
            onChange={(floor) => floor !== null && type({ ...typed, floor })}
          />
        </span>
        <Button
          size="small"
          type="primary"
          onClick={() => {
            setAsked(typed);
            setPage(undefined);
          }}
        >
          {say('count')}
        </Button>
        {query.data && (
          <Button size="small" onClick={() => void save()}>
            {say('save')}
          </Button>
        )}
      </div>
      {asked !== null && (
        <Trial query={query} queryKey={queryKey}>
          {(body) => (
            <>
              <AllocationTotals body={body} />
              <AllocationTable query={query} page={page} onPage={setPage} />
            </>
          )}
        </Trial>
      )}
    </Section>
  );
}

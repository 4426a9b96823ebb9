// What a rule would have asked of past months beside the rule in force: in all, month by month against a budget, and for each district, town,
// post or chief; and whether more of what samples proved to fail lies where most is walked.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DutyRulesBody, RulePreviewBody } from '@xunhe/contract/duty-rule';
import { sayNumber } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useLanguage, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { InputNumber } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { DataTable } from '../parts/data-table.tsx';
import { Chips } from '../parts/filters.tsx';
import { pageQuery } from '../parts/page-query.ts';
import { Section } from '../parts/screen.tsx';
import { lastMonths, RuleMonths } from './rule-months.tsx';
import { Moved } from './rule-moved.tsx';
import { RuleTotals } from './rule-totals.tsx';
import { Trial } from './rule-trial.tsx';

const WORDS = defineWords({
  title: ['在过去的月份上试算', 'Tried on past months'],
  budget: ['每月天次预算', 'Budget of day-visits a month'],
  by: ['分列', 'Rows by'],
  district: ['区', 'District'],
  town: ['镇街', 'Town'],
  post: ['级别', 'Level of chief'],
  chief: ['河长', 'Chief'],
  people: ['河长人数', 'Chiefs'],
  visits: ['天次', 'Day-visits'],
  km: ['公里', 'Kilometres'],
  hours: ['小时', 'Hours'],
});

type By = 'district' | 'town' | 'post' | 'chief';
type Row = RulePreviewBody['rows'][number];

export function RulePreview({
  rules,
  from,
  to,
}: {
  readonly rules: DutyRulesBody;
  readonly from: string;
  readonly to: string;
}) {
  const say = useWords(WORDS);
  const { months } = rules;
  const [range, setRange] = useState(lastMonths(months, 12));
  /** Asked for when the field is left: every figure typed would be a preview of its own. */
  const [budget, setBudget] = useState<number | null>(null);
  const [typed, setTyped] = useState<number | null>(null);
  const [by, setBy] = useState<By>('district');
  const [page, setPage] = useState<number>();
  const asked = { from, to, ...range, by, ...(budget !== null && { budget }), ...pageQuery(page) };
  const revision = rules.drafts.find(({ id }) => id === to)?.revision;
  const queryKey = ['rulePreview', asked, revision];
  const preview = useQuery({
    queryKey,
    queryFn: ({ signal }) => ask('rulePreview', { query: asked, signal }),
    placeholderData: (before) => before,
  });
  const choose = (change: () => void) => {
    change();
    setPage(undefined);
  };
  return (
    <Section title={say('title')}>
      <div className="rule-asked">
        <RuleMonths months={months} value={range} onChange={(to) => choose(() => setRange(to))} />
        <span>
          {say('budget')}{' '}
          <InputNumber
            size="small"
            aria-label={say('budget')}
            min={0}
            max={10_000_000}
            precision={0}
            value={typed}
            onChange={setTyped}
            onBlur={() => setBudget(typed)}
            onPressEnter={() => setBudget(typed)}
          />
        </span>
      </div>
      <Trial query={preview} queryKey={queryKey}>
        {(body) => <RuleTotals preview={body} />}
      </Trial>
      <div className="rule-asked">
        <Chips<By>
          label={say('by')}
          value={by}
          onChange={(value) => value && choose(() => setBy(value))}
          chips={(['district', 'town', 'post', 'chief'] as const).map((value) => ({ value, words: say(value) }))}
        />
      </div>
      <DataTable<Row>
        label={say(by)}
        // Of the question before, totals may stay in sight; its rows would stand under the wrong head.
        query={{ ...preview, data: preview.isPlaceholderData ? undefined : preview.data }}
        columns={useColumns(by)}
        rowKey={(row) => row.key}
        page={page}
        onPage={setPage}
      />
    </Section>
  );
}

function useColumns(by: By): ColumnsType<Row> {
  const say = useWords(WORDS);
  const figure = (title: string, of: (load: Row['from']) => number, decimals = 0) => ({
    title,
    width: 150,
    align: 'right' as const,
    render: (_: unknown, { from, to }: Row) => <Moved from={of(from)} to={of(to)} decimals={decimals} />,
  });
  return [
    {
      title: say(by),
      width: 160,
      fixed: 'left',
      render: (_, row) => <RowName by={by} row={row} />,
    },
    ...(by === 'chief'
      ? []
      : [
          {
            title: say('people'),
            width: 90,
            align: 'right' as const,
            render: (_: unknown, { people }: Row) => sayNumber(people),
          },
        ]),
    figure(say('visits'), ({ visits }) => visits),
    figure(say('km'), ({ lengthM }) => lengthM / 1000),
    figure(say('hours'), ({ minutes }) => minutes / 60, 1),
  ];
}

/** Leads to the duties of the place, to those of the level, or to the chief. */
function RowName({ by, row: { key, name, nameEn } }: { readonly by: By; readonly row: Row }) {
  const language = useLanguage();
  const sayPost = useWords(POST_WORDS);
  const shown = by === 'post' ? sayPost.any(key) : pickName(language, name, nameEn);
  if (by === 'chief')
    return (
      <Link to="/people/$id" params={{ id: key }}>
        {shown}
      </Link>
    );
  return (
    <Link to="/duties" search={by === 'post' ? { post: key } : { region: key }}>
      {shown}
    </Link>
  );
}

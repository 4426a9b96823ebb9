// 总结报告 on the phone: my own, and of my area and the chiefs below for whoever leads others. The list and each opened report are kept.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sayPart, sayPeriod } from '@xunhe/contract/report-words';
import { client } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { useState } from 'react';
import { BackLine } from '../back-line.tsx';
import { useHouse, useSurroundings } from '../house.ts';
import { KeptLine } from '../kept-line.tsx';
import { askAboutOrRecall } from '../kept-query.ts';
import { PHONE_REPORT_WORDS } from './words-report.ts';

const MOST = 100;

export function ReportList() {
  const say = useWords(PHONE_REPORT_WORDS);
  const sayPost = useWords(POST_WORDS);
  const house = useHouse();
  const { me } = useSurroundings();
  const [period, choose] = useState<string | null>(null);
  const input = { query: { limit: MOST, ...(period !== null && { period }) } };
  const reports = useQuery({
    queryKey: ['reports', me.person, period],
    queryFn: () =>
      askAboutOrRecall({ ...house, client }, 'reports', {
        whose: me.person,
        key: `${me.person}/${period ?? ''}`,
        input,
      }),
  });
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      <Answered query={reports}>
        {({ value, keptMs }) => (
          <>
            <KeptLine keptMs={keptMs} />
            <nav className="chips months" aria-label={say('periods')}>
              {value.periods.map((name) => (
                <button
                  key={name}
                  type="button"
                  className={`chip ${name === period ? 'chip-on' : ''}`}
                  aria-pressed={name === period}
                  onClick={() => choose(name === period ? null : name)}
                >
                  {sayPeriod(name, say.language)}
                </button>
              ))}
            </nav>
            {value.rows.length === 0 && <EmptyState>{say('none')}</EmptyState>}
            <ul className="rows">
              {value.rows.map((row) => (
                <li key={`${row.period} ${row.kind} ${row.subject}`}>
                  <Link
                    to="/reports/$period/$kind/$subject"
                    params={{ period: row.period, kind: row.kind, subject: row.subject }}
                    className="row"
                  >
                    <strong>
                      {row.kind === 'chief' ? row.name : pickName(say.language, row.name, row.regionNameEn)}
                    </strong>
                    <span className="row-about muted">
                      {sayPeriod(row.period, say.language)} ·{' '}
                      {row.kind === 'chief' ? sayPost.any(row.level) : say('area')}
                      {row.figures.asked.visits > 0 &&
                        ` · ${say('done', { share: sayPart(row.figures.asked.done / row.figures.asked.visits) })}`}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            {value.total > value.rows.length && <p className="muted">{say('more', { n: value.total })}</p>}
          </>
        )}
      </Answered>
    </>
  );
}

// 负担: the minutes that the month asks of each chief: by post how they are spread, and of whom most is asked. Above the limit of the rule
// it is pointed out.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WorkloadBody } from '@xunhe/contract/workload';
import { sayMinutes, sayNumber } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { Button } from 'antd';
import { useState } from 'react';
import '../rule/rule-board.css';
import { ScrollX, Section } from '../parts/screen.tsx';

const WORDS = defineWords({
  title: ['负担', 'Load'],
  means: [
    '每人本月被要求的时长：天次 × 每次最短时长；路上时间不计，一次巡河覆盖几个水体时分别计入。只计您可见区域内的水体。',
    'Time asked of each chief this month: visits times the least that one takes. The way there is not in it, and a walk along several waters counts for each. Waters in your area alone.',
  ],
  post: ['岗位', 'Post'],
  people: ['人数', 'People'],
  median: ['中位', 'Middle'],
  ninth: ['九成不超过', 'Nine in ten up to'],
  heaviest: ['最多', 'Most'],
  limit: ['规则上限', 'Limit of the rule'],
  over: ['超过人数', 'Above it'],
  heaviestPeople: ['负担最重', 'Asked most'],
  waters: ['水体', 'Waters'],
  visits: ['天次', 'Day-visits'],
  time: ['时长', 'Time'],
  above: ['超过上限', 'above the limit'],
  more: ['显示 {n} 人', 'Show {n}'],
});

const FIRST = 5;
const MORE = 25;

export function Workload({ month, region }: { readonly month: string; readonly region: string | undefined }) {
  const say = useWords(WORDS);
  const query = useQuery({
    queryKey: ['workload', month, region],
    queryFn: ({ signal }) =>
      ask('workload', { params: { month }, query: { limit: MORE, ...(region && { region }) }, signal }),
  });
  return (
    <Section title={say('title')}>
      <p className="muted small">{say('means')}</p>
      <Answered query={query}>
        {(body) => (
          <div className="workload">
            <ByPost posts={body.posts} />
            <Heaviest rows={body.rows} />
          </div>
        )}
      </Answered>
    </Section>
  );
}

function ByPost({ posts }: { readonly posts: WorkloadBody['posts'] }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  return (
    <ScrollX label={say('post')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('post')}</th>
            {(['people', 'median', 'ninth', 'heaviest', 'limit', 'over'] as const).map((word) => (
              <th key={word} scope="col" className="number">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {posts.map((row) => (
            <tr key={row.post}>
              <td>{sayPost(row.post)}</td>
              <td className="number">{sayNumber(row.people)}</td>
              {(['median', 'ninth', 'heaviest', 'most'] as const).map((figure) => (
                <td key={figure} className={figure === 'most' ? 'number muted' : 'number'}>
                  {sayMinutes(row[figure], say.language)}
                </td>
              ))}
              <td className={row.over > 0 ? 'number late' : 'number'}>{sayNumber(row.over)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Heaviest({ rows }: { readonly rows: WorkloadBody['rows'] }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const [isMore, showMore] = useState(false);
  return (
    <ScrollX label={say('heaviestPeople')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('heaviestPeople')}</th>
            <th scope="col">{say('post')}</th>
            {(['waters', 'visits', 'time'] as const).map((word) => (
              <th key={word} scope="col" className="number">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, isMore ? MORE : FIRST).map((row) => (
            <tr key={row.person}>
              <td>
                <Link to="/people/$id" params={{ id: row.person }}>
                  {row.personName}
                </Link>
              </td>
              <td>{sayPost(row.post)}</td>
              <td className="number">{sayNumber(row.waters)}</td>
              <td className="number">{sayNumber(row.visits)}</td>
              <td className="number">
                {sayMinutes(row.minutes, say.language)}
                {row.minutes > row.most && <small className="late"> {say('above')}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isMore && rows.length > FIRST && (
        <Button type="link" size="small" onClick={() => showMore(true)}>
          {say('more', { n: rows.length })}
        </Button>
      )}
    </ScrollX>
  );
}

// Chiefs by post: how many, who of them is new or silent, and how much time the month asks of one.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PeopleBoardBody } from '@xunhe/contract/board';
import { sayMinutes, sayNumber } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { ErrorState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { ScrollX, Section } from '../parts/screen.tsx';

const WORDS = defineWords({
  title: ['按岗位', 'By post'],
  means: [
    '用时：本月要求每人的天次乘以每次最短时长，路上时间不计。',
    'Time: visits asked of each this month times the least that one takes; the way there is not in it.',
  ],
  post: ['岗位', 'Post'],
  people: ['在岗', 'In post'],
  appeared: ['新任', 'New'],
  silent: ['久未巡河', 'Silent'],
  silentAfter: ['超过天数', 'After days'],
  asked: ['有任务人数', 'With duties'],
  median: ['用时中位', 'Time, middle'],
  heaviest: ['用时最多', 'Time, most'],
  over: ['超过上限人数', 'Above the limit'],
});

export function PostTable({ data, region }: { readonly data: PeopleBoardBody; readonly region: string | undefined }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const { month, posts } = data;
  const loads = useQuery({
    queryKey: ['workload', month, region, 'posts'],
    queryFn: ({ signal }) =>
      ask('workload', { params: { month }, query: { limit: 1, ...(region && { region }) }, signal }),
  });
  const loadOf = (post: string) => loads.data?.posts.find((one) => one.post === post);
  return (
    <Section title={say('title')}>
      <p className="muted small">{say('means')}</p>
      {loads.error && <ErrorState error={loads.error} onRetry={() => void loads.refetch()} />}
      <ScrollX label={say('title')}>
        <table className="post-table">
          <thead>
            <tr>
              <th scope="col">{say('post')}</th>
              {(['people', 'appeared', 'silent', 'silentAfter', 'asked', 'median', 'heaviest', 'over'] as const).map(
                (word) => (
                  <th key={word} scope="col" className="number">
                    {say(word)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {posts.map(({ post, people, appeared, silent, silentAfter }) => {
              const load = loadOf(post);
              return (
                <tr key={post}>
                  <th scope="row">{sayPost(post)}</th>
                  <td className="number">
                    <Link to="/people" search={{ level: post }}>
                      {sayNumber(people)}
                    </Link>
                  </td>
                  <td className="number">
                    <Link to="/people-board" search={(before) => ({ ...before, list: 'appeared', post })}>
                      {sayNumber(appeared)}
                    </Link>
                  </td>
                  <td className="number">
                    <Link
                      to="/people-board"
                      search={(before) => ({ ...before, list: undefined, post }) as never}
                      className={silent > 0 ? 'late' : ''}
                    >
                      {sayNumber(silent)}
                    </Link>
                  </td>
                  <td className="number">{sayNumber(silentAfter)}</td>
                  <td className="number">{sayNumber(load?.people)}</td>
                  <td className="number">{sayMinutes(load?.median, say.language)}</td>
                  <td className="number">{sayMinutes(load?.heaviest, say.language)}</td>
                  <td className={`number ${load && load.over > 0 ? 'late' : ''}`}>{sayNumber(load?.over)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

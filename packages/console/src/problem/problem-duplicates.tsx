// What may be the same problem, with the grounds; before anybody is sent out. One press merges, and both cases tell of it.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProblemPage } from '@xunhe/contract/problem';
import type { ProblemDuplicatesBody } from '@xunhe/contract/problem-desk';
import { sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Button } from 'antd';
import { Section } from '../parts/screen.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { Refused } from './move-refused.tsx';
import { useMove } from './use-move.ts';

type Row = ProblemDuplicatesBody['rows'][number];

const WORDS = defineWords({
  title: ['可能重复', 'Perhaps the same'],
  about: ['由规则提示，由人判断', 'the rule asks, a person decides'],
  merge: ['并案', 'Merge'],
  mergeInto: ['并入 {id}', 'Merge into {id}'],
  metres: ['相距 {n} 米', '{n} m apart'],
  sameReach: ['同一河段', 'on the same reach'],
  sameDay: ['同一天', 'on the same day'],
  days: ['相隔 {n} 天', '{n} day{n:s} apart'],
  sameType: ['类型相同', 'the same type'],
  samePicture: ['照片相似', 'pictures alike'],
});

export function useDuplicates(problem: ProblemPage) {
  const mayMerge = problem.next.some(({ move, allowed }) => move === 'merge' && allowed);
  return useQuery({
    queryKey: ['problemDuplicates', problem.id],
    queryFn: ({ signal }) => ask('problemDuplicates', { params: { id: problem.id }, signal }),
    enabled: mayMerge,
  });
}

export function ProblemDuplicates({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const found = useDuplicates(problem);
  const { send, busy, refusal } = useMove(problem.id, () => undefined);
  const rows = found.data?.rows ?? [];
  const mayMerge = problem.next.some(({ move, allowed }) => move === 'merge' && allowed);
  if (!mayMerge || rows.length === 0) return null;
  return (
    <Section title={say('title')} extra={<span className="muted">{say('about')}</span>}>
      <ul className="duplicates">
        {rows.map((row) => (
          <li key={row.id}>
            <Likeness row={row} />
            <Button
              size="small"
              aria-label={say('mergeInto', { id: row.id })}
              disabled={busy}
              onClick={() => void send({ move: 'merge', note: '', mergeInto: row.id })}
            >
              {say('merge')}
            </Button>
          </li>
        ))}
      </ul>
      <div role="alert">{refusal && <Refused refusal={refusal} />}</div>
    </Section>
  );
}

function Likeness({ row }: { readonly row: Row }) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const { city } = useSurroundings();
  const days = Math.round(row.days);
  const grounds = [
    row.distanceM === null ? say('sameReach') : say('metres', { n: Math.round(row.distanceM) }),
    days === 0 ? say('sameDay') : say('days', { n: days }),
    row.sameType && say('sameType'),
    row.samePicture && say('samePicture'),
  ].filter((ground) => typeof ground === 'string');
  return (
    <div className="duplicate">
      <div>
        <Link to="/problems/$id" params={{ id: row.id }}>
          {sayType.any(row.type)} · {pickName(say.language, row.reachName, row.reachNameEn)}
        </Link>{' '}
        <span className="muted">
          {sayState.any(row.state)} · {sayInstant(row.reportedAt, city, say.language)}
        </span>
      </div>
      <div className="lines-2">{row.text}</div>
      <div className="muted">{grounds.join(say.language === 'zh' ? '、' : ', ')}</div>
    </div>
  );
}

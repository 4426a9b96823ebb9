// "It is on its way already": named with its distance, day and state, so that the reporter decides. It never stops him.
import { Link } from '@tanstack/react-router';
import { instantToDay, sayDay } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { useCityDay } from '../house.ts';
import { findNear, type Sighted } from './near.ts';
import { useProblemList } from './problem-queries.ts';
import { REPORT_WORDS } from './words-report.ts';

const MOST = 2;

export function NearHint({ sighted }: { readonly sighted: Sighted }) {
  const say = useWords(REPORT_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const { today, timezone } = useCityDay();
  const open = useProblemList('onMyReaches').data?.value.rows ?? [];
  const near = findNear(sighted, open).slice(0, MOST);
  if (near.length === 0) return null;
  return (
    <section className="notice near-hint" aria-label={say('near')} aria-live="polite">
      <strong>{say('near')}</strong>
      <ul>
        {near.map(({ row, distanceM }) => (
          <li key={row.id}>
            {[
              distanceM === null ? say('nearReach') : say('nearM', { n: Math.round(distanceM) }),
              sayDay(instantToDay(row.reportedAt, timezone), today, say.language),
              sayType.any(row.type),
              sayState.any(row.state),
            ].join(' · ')}{' '}
            <Link to="/problems/$id" params={{ id: row.id }}>
              {say('nearLook')}
            </Link>
          </li>
        ))}
      </ul>
      <p>{say('nearHint')}</p>
    </section>
  );
}

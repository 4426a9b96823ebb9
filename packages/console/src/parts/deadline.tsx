// By when the next step on a problem is due, and how late it is; a problem that has ended is not due.
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { sayDate, sayDue } from '@xunhe/ui/dates';
import { useLanguage } from '@xunhe/ui/words';
import { useSurroundings } from './surroundings.ts';

interface DeadlineProps {
  readonly problem: Pick<ProblemRowBody, 'dueDay' | 'overdueDays' | 'closedAt'>;
}

export function Deadline({ problem: { dueDay, overdueDays, closedAt } }: DeadlineProps) {
  const language = useLanguage();
  const { city } = useSurroundings();
  if (dueDay === null || closedAt !== null) return <span className="muted">–</span>;
  return (
    <span className={overdueDays > 0 ? 'late' : ''}>
      {sayDue(dueDay, city.today, language)}{' '}
      <span className="muted nowrap">{sayDate(dueDay, language, dueDay.slice(0, 4) !== city.today.slice(0, 4))}</span>
    </span>
  );
}

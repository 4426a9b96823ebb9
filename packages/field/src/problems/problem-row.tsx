// A problem in a list: what and in which state, where, when it was reported and by when it is due.
import { Link } from '@tanstack/react-router';
import type { ProblemRowBody } from '@xunhe/contract/problem';
import { sayDay, sayInstant } from '@xunhe/ui/dates';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { PART_STATE_WORDS, PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { useCityDay } from '../house.ts';
import { PROBLEM_LIST_WORDS } from './words-problems.ts';

export function ProblemRow({ row }: { readonly row: ProblemRowBody }) {
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const sayPart = useWords(PART_STATE_WORDS);
  const say = useWords(PROBLEM_LIST_WORDS);
  const day = useCityDay();
  // To a department what it has itself is the state.
  const { ownPart } = row;
  return (
    <li>
      <Link to="/problems/$id" params={{ id: row.id }} search={{}} className="row">
        <span className="row-head">
          <strong>{sayType.any(row.type)}</strong>
          <span>{ownPart ? sayPart.any(ownPart.state) : sayState.any(row.state)}</span>
        </span>
        <span className="row-about">
          {pickName(say.language, row.reachName, row.reachNameEn)}
          {row.shared && <SharedTag />}
        </span>
        {row.text && <span className="row-about lines-2">{row.text}</span>}
        <span className="row-about muted">{sayInstant(row.reportedAt, day, say.language)}</span>
        <Marks row={row} />
      </Link>
    </li>
  );
}

/** By when, and what makes it pressing. */
export function Marks({ row }: { readonly row: ProblemRowBody }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const { today } = useCityDay();
  const due = row.ownPart ?? row;
  const isOpen = row.closedAt === null;
  if (!isOpen || (!due.dueDay && !row.key && !row.isSupervised)) return null;
  return (
    <span className="row-about problem-marks">
      {due.overdueDays > 0 ? (
        <span className="late">{say('late', { n: due.overdueDays })}</span>
      ) : (
        due.dueDay && <span>{say('due', { day: sayDay(due.dueDay, today, say.language) })}</span>
      )}
      {row.key && <span className="tag-late">{say('key')}</span>}
      {row.isSupervised && <span className="tag-late">{say('supervised')}</span>}
    </span>
  );
}

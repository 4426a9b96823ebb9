// One problem as its reporter sees it: what it is, and each step it took.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayDate, sayInstant } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { Answered } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS, PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { BackLine } from './back-line.tsx';
import { useCityDay } from './house.ts';
import { FIELD_WORDS } from './words-field.ts';

export function ProblemFile() {
  const say = useWords(FIELD_WORDS);
  const { id } = useParams({ from: '/problems/$id' });
  const problem = useQuery({ queryKey: ['problem', id], queryFn: () => ask('problem', { params: { id } }) });
  return (
    <>
      <BackLine title={say('problems')} to="/problems" />
      <Answered query={problem}>{(page) => <File page={page} />}</Answered>
    </>
  );
}

function File({ page }: { readonly page: ProblemPage }) {
  const say = useWords(FIELD_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const day = useCityDay();
  return (
    <article className="done">
      <h2>{sayType.any(page.type)}</h2>
      <p>
        <strong>{sayState.any(page.state)}</strong>
        {page.dueDay && page.closedAt === null && ` · ${say('due', { day: sayDate(page.dueDay, say.language) })}`}
      </p>
      <p>
        {pickName(say.language, page.reachName, page.reachNameEn)}
        {page.shared && <SharedTag />}
      </p>
      {page.text && <p className="told">{page.text}</p>}
      <ol className="steps">
        {page.moves.map((move) => (
          <li key={move.seq}>
            <strong>{sayMove.any(move.move)}</strong>
            <span className="muted">
              {sayInstant(move.at, day, say.language)}
              {move.byName && ` · ${move.byName}`}
            </span>
            {move.note && <p>{move.note}</p>}
          </li>
        ))}
      </ol>
    </article>
  );
}

// Each step a problem took, the newest first, with its words and pictures.
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayDate, sayInstant } from '@xunhe/ui/dates';
import { PhotoStrip } from '@xunhe/ui/photo-strip.tsx';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { useCityDay } from '../house.ts';
import { PROBLEM_LIST_WORDS } from './words-problems.ts';

export function ProblemTimeline({ page }: { readonly page: ProblemPage }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  if (page.moves.length === 0) return null;
  return (
    <section>
      <h3>{say('timeline')}</h3>
      <ol className="steps">
        {page.moves.toReversed().map((move) => (
          <Step key={move.seq} move={move} page={page} />
        ))}
      </ol>
    </section>
  );
}

function Step({ move, page }: { readonly move: ProblemPage['moves'][number]; readonly page: ProblemPage }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const day = useCityDay();
  const photos = (page.photos ?? []).filter(({ n }) => move.photos.includes(n));
  const names = move.departments.map((id) => nameOf(page, id)).join(say.language === 'zh' ? '、' : ', ');
  const brought = [
    names,
    move.until && say('until', { day: sayDate(move.until, say.language, true) }),
    move.typeFrom && move.typeTo && `${sayType.any(move.typeFrom)} → ${sayType.any(move.typeTo)}`,
  ].filter(Boolean);
  return (
    <li>
      <strong>{sayMove.any(move.move)}</strong>
      <span className="muted">
        {sayInstant(move.at, day, say.language)} · {move.byName ?? say('rule')}
      </span>
      {brought.length > 0 && <p className="muted">{brought.join(' · ')}</p>}
      {move.note && <p className="told">{move.note}</p>}
      {photos.length > 0 && <PhotoStrip photos={photos} record="problem" at={day} />}
    </li>
  );
}

function nameOf({ parts, departments }: ProblemPage, id: string): string {
  return (
    parts.find(({ department }) => department === id)?.name ?? departments.find((one) => one.id === id)?.name ?? id
  );
}

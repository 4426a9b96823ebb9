// One problem: what it is and how far, what the signed-in person can do about it, its pictures, who works on it, and each step it took.
import { useParams } from '@tanstack/react-router';
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayDate, sayInstant } from '@xunhe/ui/dates';
import { problemTaskOf } from '@xunhe/ui/guide.tsx';
import { PhotoStrip } from '@xunhe/ui/photo-strip.tsx';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { Answered } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { PART_STATE_WORDS, PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { BackLine } from '../back-line.tsx';
import { GuideLink } from '../guides/guide-link.tsx';
import { useCityDay, useSurroundings } from '../house.ts';
import { KeptLine } from '../kept-line.tsx';
import { useProblem } from './problem-queries.ts';
import { Marks } from './problem-row.tsx';
import { ProblemSteps } from './problem-steps.tsx';
import { ProblemTimeline } from './problem-timeline.tsx';
import { PROBLEM_LIST_WORDS } from './words-problems.ts';
import './problems.css';

export function ProblemFile() {
  const say = useWords(PROBLEM_LIST_WORDS);
  const { id } = useParams({ from: '/problems/$id' });
  const { me } = useSurroundings();
  const problem = useProblem(id);
  return (
    <>
      <BackLine title={say('one')} to="/problems">
        <GuideLink task={problemTaskOf(me.role)} />
      </BackLine>
      <Answered query={problem}>
        {({ value, keptMs }) => (
          <>
            <KeptLine keptMs={keptMs} />
            <File page={value} />
          </>
        )}
      </Answered>
    </>
  );
}

function File({ page }: { readonly page: ProblemPage }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const day = useCityDay();
  const ofReport = (page.photos ?? []).filter(({ n }) => !page.moves.some(({ photos }) => photos.includes(n)));
  return (
    <article className="done problem-file">
      <h2 className="row-head">
        <span>{sayType.any(page.type)}</span>
        <span>{sayState.any(page.state)}</span>
      </h2>
      <Marks row={page} />
      <p>
        {pickName(say.language, page.reachName, page.reachNameEn)}
        {page.shared && <SharedTag />}
      </p>
      {page.text && <p className="told">{page.text}</p>}
      {ofReport.length > 0 && (
        <section aria-label={say('photos')}>
          <PhotoStrip photos={ofReport} record="problem" at={day} />
        </section>
      )}
      <ProblemSteps page={page} />
      <Parts page={page} />
      <ProblemTimeline page={page} />
      <p className="muted problem-number">
        {say('number')} {page.id}
        <br />
        {say('reporter')} {sayInstant(page.reportedAt, day, say.language)}
        {page.reporterName && ` · ${page.reporterName}`}
      </p>
    </article>
  );
}

function Parts({ page }: { readonly page: ProblemPage }) {
  const say = useWords(PROBLEM_LIST_WORDS);
  const sayPart = useWords(PART_STATE_WORDS);
  if (page.parts.length === 0) return null;
  return (
    <section>
      <h3>{say('parts')}</h3>
      <ul className="problem-parts">
        {page.parts.map(({ department, name, lead, state, dueDay }) => (
          <li key={department}>
            <span>
              {name}
              {lead && page.parts.length > 1 && <span className="muted"> {say('lead')}</span>}
            </span>
            <span>
              {sayPart.any(state)}
              {(state === 'assigned' || state === 'rectifying') &&
                page.closedAt === null &&
                ` · ${say('due', { day: sayDate(dueDay, say.language) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

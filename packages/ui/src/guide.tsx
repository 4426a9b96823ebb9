// A guide to a task in its four parts; the third is filled from the person's own figures and left out where there are none.
import './guide.css';
import { useWords } from './words.ts';
import {
  GUIDE_FIGURE_WORDS,
  GUIDE_FRAME_WORDS,
  GUIDE_TASKS,
  GUIDE_WORDS,
  type GuidePart,
  type GuideTask,
} from './words-guide.ts';

/** One of a person's figures: which sentence, and its numbers. */
export interface GuideFigure {
  readonly kind: keyof typeof GUIDE_FIGURE_WORDS;
  readonly numbers: Readonly<Record<string, string | number>>;
}

interface GuideProps {
  readonly task: GuideTask;
  readonly figures: readonly GuideFigure[];
}

export function Guide({ task, figures }: GuideProps) {
  const sayFigure = useWords(GUIDE_FIGURE_WORDS);
  return (
    <div className="guide">
      <Part task={task} part="what" />
      <Part task={task} part="how" />
      {figures.length > 0 && (
        <Lines part="well" lines={figures.map(({ kind, numbers }) => sayFigure.any(kind, numbers))} />
      )}
      <Part task={task} part="better" />
    </div>
  );
}

function Part({ task, part }: { readonly task: GuideTask; readonly part: GuidePart }) {
  const say = useWords(GUIDE_WORDS);
  return <Lines part={part} lines={listLines(task, part).map((key) => say.any(key))} />;
}

function Lines({ part, lines }: { readonly part: GuidePart | 'well'; readonly lines: readonly string[] }) {
  const say = useWords(GUIDE_FRAME_WORDS);
  return (
    <section aria-label={say(part)}>
      <h3>{say(part)}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

export function listLines(task: GuideTask, part: GuidePart): string[] {
  return Object.keys(GUIDE_WORDS).filter((key) => key.startsWith(`${task}/${part}/`));
}

export function readGuideTask(text: string): GuideTask | null {
  return GUIDE_TASKS.find((task) => task === text) ?? null;
}

/** What a problem asks of a person in a role: departments handle, offices and inspectors verify, the others report. */
export function problemTaskOf(role: string): GuideTask {
  if (role === 'handler') return 'handle';
  return role === 'office' || role === 'inspector' ? 'verify' : 'report';
}

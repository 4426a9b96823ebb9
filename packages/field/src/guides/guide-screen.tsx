// 任务指引 on the phone: opened from the screen of a task, and back to it.
import { useParams, useRouter } from '@tanstack/react-router';
import { Guide, readGuideTask } from '@xunhe/ui/guide.tsx';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { GUIDE_FRAME_WORDS, GUIDE_WORDS, type GuideTask } from '@xunhe/ui/words-guide';
import { LeftOutline } from 'antd-mobile-icons';
import { FIELD_WORDS } from '../words-field.ts';
import { useGuideFigures } from './guide-figures.ts';

export function GuideScreen() {
  const say = useWords(GUIDE_FRAME_WORDS);
  const sayGuide = useWords(GUIDE_WORDS);
  const sayField = useWords(FIELD_WORDS);
  const { task: asked } = useParams({ from: '/how/$task' });
  const router = useRouter();
  const task = readGuideTask(asked);
  return (
    <>
      <header className="back-line">
        <a
          href="/m/"
          aria-label={sayField('back')}
          onClick={(event) => {
            // Where the guide was opened by its address there is nothing to go back to.
            if (!router.history.canGoBack()) return;
            event.preventDefault();
            router.history.back();
          }}
        >
          <LeftOutline aria-hidden />
        </a>
        <h1>{task ? say('linkTo', { task: sayGuide(`${task}/title`) }) : say('title')}</h1>
      </header>
      {task ? <Told task={task} /> : <EmptyState>{say('lost')}</EmptyState>}
    </>
  );
}

function Told({ task }: { readonly task: GuideTask }) {
  return (
    <div className="card">
      <Guide task={task} figures={useGuideFigures(task)} />
    </div>
  );
}

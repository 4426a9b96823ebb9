// 指引: the guide to the task of a screen, beside it in a drawer. Fetched when it is opened.
import { LoadingState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { GUIDE_FRAME_WORDS, GUIDE_WORDS, type GuideTask } from '@xunhe/ui/words-guide';
import { Button, Drawer } from 'antd';
import { lazy, Suspense, useState } from 'react';

const GuideBody = lazy(async () => ({ default: (await import('./guide-body.tsx')).GuideBody }));

export function GuideButton({ task }: { readonly task: GuideTask }) {
  const say = useWords(GUIDE_FRAME_WORDS);
  const sayGuide = useWords(GUIDE_WORDS);
  const [isOpen, setOpen] = useState(false);
  const title = say('linkTo', { task: sayGuide(`${task}/title`) });
  return (
    <>
      <Button type="link" size="small" aria-label={title} onClick={() => setOpen(true)}>
        {say('link')}
      </Button>
      <Drawer open={isOpen} size={420} title={title} onClose={() => setOpen(false)} destroyOnHidden>
        <Suspense fallback={<LoadingState />}>
          <GuideBody task={task} />
        </Suspense>
      </Drawer>
    </>
  );
}

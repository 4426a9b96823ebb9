// The small way from a task to its guide, at the end of the line above it.
import { Link } from '@tanstack/react-router';
import { useWords } from '@xunhe/ui/words';
import { GUIDE_FRAME_WORDS, GUIDE_WORDS, type GuideTask } from '@xunhe/ui/words-guide';
import './guide-link.css';

export function GuideLink({ task }: { readonly task: GuideTask }) {
  const say = useWords(GUIDE_FRAME_WORDS);
  const sayGuide = useWords(GUIDE_WORDS);
  return (
    <Link
      to="/how/$task"
      params={{ task }}
      className="guide-link"
      aria-label={say('linkTo', { task: sayGuide(`${task}/title`) })}
    >
      {say('link')}
    </Link>
  );
}

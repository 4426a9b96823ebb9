// Where no screen is, where one failed, and where the person may not look.
import { Link } from '@tanstack/react-router';
import { EmptyState, ErrorState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { FRAME_WORDS } from './words-frame.ts';

export function LostScreen() {
  const say = useWords(FRAME_WORDS);
  return <EmptyState action={<Link to="/">{say('toMap')}</Link>}>{say('lost')}</EmptyState>;
}

export function FailedScreen({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const say = useWords(FRAME_WORDS);
  return (
    <main className="alone">
      <EmptyState>{say('failed')}</EmptyState>
      <ErrorState error={error} onRetry={reset} />
    </main>
  );
}

export function NoRight() {
  const say = useWords(FRAME_WORDS);
  return <EmptyState>{say('noRight')}</EmptyState>;
}

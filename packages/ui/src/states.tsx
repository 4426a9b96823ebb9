// The three states beside "here it is": loading, nothing there, and failed with what happened, what is safe and a way on.
import type { ReactNode } from 'react';
import './states.css';
import { refusalOf } from './session.ts';
import { defineWords, useWords } from './words.ts';
import { sayRefusal } from './words-refusal.ts';

const WORDS = defineWords({
  loading: ['正在加载', 'Loading'],
  retry: ['重试', 'Try again'],
  map: [
    '此设备无法显示地图（需要 WebGL）。其他内容不受影响。',
    'This device cannot draw the map (WebGL is needed). Everything else works.',
  ],
});

export function LoadingState({ label }: { readonly label?: string }) {
  const say = useWords(WORDS);
  return (
    <div className="state state-loading" role="status">
      <span className="state-bar" aria-hidden />
      {label ?? say('loading')}
    </div>
  );
}

export function EmptyState({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="state">
      <p>{children}</p>
      {action}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const say = useWords(WORDS);
  return (
    <div className="state state-error" role="alert">
      <p>{sayRefusal(refusalOf(error), say.language)}</p>
      {onRetry && (
        <button type="button" className="state-retry" onClick={onRetry}>
          {say('retry')}
        </button>
      )}
    </div>
  );
}

export function FailedState({ kind }: { readonly kind: 'map' }) {
  const say = useWords(WORDS);
  return (
    <div className="state" role="status">
      <p>{say(kind)}</p>
    </div>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Shows a query: its answer once there is one (kept while it is asked again), otherwise loading or the failure. */
export function Answered<T>({
  query,
  children,
  height,
}: {
  readonly query: Asked<T>;
  readonly children: (data: T) => ReactNode;
  /** About how tall the answer will be, in pixels: what stands below keeps its place when it comes. */
  readonly height?: number;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return height === undefined ? (
    <LoadingState />
  ) : (
    <div className="state-room" style={{ minHeight: height }}>
      <LoadingState />
    </div>
  );
}

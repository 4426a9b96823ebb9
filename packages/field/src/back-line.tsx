// The head of a screen that was opened from another: the way back and the title.
import { Link } from '@tanstack/react-router';
import { useWords } from '@xunhe/ui/words';
import { LeftOutline } from 'antd-mobile-icons';
import type { ReactNode } from 'react';
import { FIELD_WORDS } from './words-field.ts';

export function BackLine({
  title,
  to,
  children,
}: {
  readonly title: string;
  readonly to:
    | '/'
    | '/patrol'
    | '/problems'
    | '/patrols'
    | '/map'
    | '/me'
    | '/reminders'
    | '/start'
    | '/inventories'
    | '/reports'
    | '/notices';
  readonly children?: ReactNode;
}) {
  const say = useWords(FIELD_WORDS);
  return (
    <header className="back-line">
      <Link to={to} aria-label={say('back')}>
        <LeftOutline aria-hidden />
      </Link>
      <h1>{title}</h1>
      {children}
    </header>
  );
}

// A part of the large screen, and one large figure in it.
import type { ReactNode } from 'react';

interface WallPartProps {
  readonly title: string;
  readonly name: string;
  readonly children: ReactNode;
}

export function WallPart({ title, name, children }: WallPartProps) {
  return (
    <section className={`wall-part wall-${name}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface WallFigureProps {
  readonly words: ReactNode;
  readonly figure: ReactNode;
  readonly beside?: ReactNode;
  readonly tone?: 'late' | 'done';
}

export function WallFigure({ words, figure, beside, tone }: WallFigureProps) {
  return (
    <div className="wall-figure">
      <span className="wall-figure-words">{words}</span>
      <span className={`wall-figure-number ${tone ?? ''}`}>{figure}</span>
      {beside && <span className="muted">{beside}</span>}
    </div>
  );
}

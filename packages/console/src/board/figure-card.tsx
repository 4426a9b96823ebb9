// One large figure of a board with what it is compared with.
import type { ReactNode } from 'react';
import './board.css';

interface FigureCardProps {
  readonly words: ReactNode;
  readonly figure: ReactNode;
  readonly beside?: ReactNode;
  readonly late?: boolean;
}

export function FigureCards({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="figure-cards" aria-label={label}>
      {children}
    </section>
  );
}

export function FigureCard({ words, figure, beside, late = false }: FigureCardProps) {
  return (
    <div className="figure-card">
      <span className="muted">{words}</span>
      <span className={`figure-card-number ${late ? 'late' : ''}`}>{figure}</span>
      {beside && <span className="muted small">{beside}</span>}
    </div>
  );
}

// Filters that stand open where there is room. On a narrow screen they wait behind one button, which says how many of them are at work: nobody
// may take a narrowed list for a whole one.
import { defineWords, useWords } from '@xunhe/ui/words';
import { type ReactNode, useId, useState } from 'react';
import './folded-filters.css';

const WORDS = defineWords({
  filters: ['筛选', 'Filters'],
  active: ['筛选（{n} 项生效）', 'Filters ({n} set)'],
});

interface FoldedFiltersProps {
  /** How many are set. */
  readonly active: number;
  readonly children: ReactNode;
}

export function FoldedFilters({ active, children }: FoldedFiltersProps) {
  const say = useWords(WORDS);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="fold-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {active > 0 ? say('active', { n: active }) : say('filters')}
        <span aria-hidden>{isOpen ? '▴' : '▾'}</span>
      </button>
      <div id={id} className={isOpen ? 'fold fold-open' : 'fold'}>
        {children}
      </div>
    </>
  );
}

// A water class: its numeral on its colour. No measurement is a dash, never a class.
import './badges.css';
import { useWords } from './words.ts';
import { CLASS_WORDS, sayNumeral } from './words-shared.ts';

export function ClassBadge({ wqClass, long = false }: { readonly wqClass: number | null; readonly long?: boolean }) {
  const say = useWords(CLASS_WORDS);
  const words = say.any(String(wqClass ?? 'none'));
  return (
    <span className={`class-badge class-${wqClass ?? 'none'}`} title={words}>
      {long ? words : wqClass === null ? <span className="sr-only">{words}</span> : sayNumeral(wqClass, say.language)}
      {!long && wqClass === null && <span aria-hidden>–</span>}
    </span>
  );
}

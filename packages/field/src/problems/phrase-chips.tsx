// Ready phrases for the chosen kind, each put in or taken out by a tap.
import type { ProblemType } from '@xunhe/domain/problem/problem-type';
import { useWords } from '@xunhe/ui/words';
import { phrasesOf, togglePhrase } from './phrases.ts';
import { REPORT_WORDS } from './words-report.ts';

interface PhrasesProps {
  readonly type: ProblemType;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function Phrases({ type, text, onChange }: PhrasesProps) {
  const say = useWords(REPORT_WORDS);
  return (
    <fieldset className="phrases" aria-label={say('phrases')}>
      {phrasesOf(type, say.language).map((phrase) => (
        <button
          key={phrase}
          type="button"
          className="phrase"
          aria-pressed={text.includes(phrase)}
          onClick={() => onChange(togglePhrase(text, phrase, say.language))}
        >
          {phrase}
        </button>
      ))}
    </fieldset>
  );
}

// The cases behind one of one's own numbers; with a box before each where some are to be chosen.
import { Link } from '@tanstack/react-router';
import type { StandingCaseBody } from '@xunhe/contract/standing';
import { sayCase, sayOutcome } from '@xunhe/ui/standing-case';
import { useLanguage } from '@xunhe/ui/words';

interface CasesProps {
  readonly cases: readonly StandingCaseBody[];
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (id: string, isChosen: boolean) => void;
}

export function OwnCases({ cases, chosen, onChoose }: CasesProps) {
  const language = useLanguage();
  return (
    <ul className="standing-cases">
      {cases.map((one) => (
        <li key={one.id} className={one.leftOut ? 'muted' : undefined}>
          {onChoose ? (
            <label className="tick">
              <input
                type="checkbox"
                checked={chosen?.has(one.id) === true}
                disabled={one.leftOut}
                onChange={({ target }) => onChoose(one.id, target.checked)}
              />
              <span>{sayCase(one, language)}</span>
            </label>
          ) : one.problem === null ? (
            <span>{sayCase(one, language)}</span>
          ) : (
            <Link to="/problems/$id" params={{ id: one.problem }}>
              {sayCase(one, language)}
            </Link>
          )}
          <span className="muted">{sayOutcome(one, language)}</span>
        </li>
      ))}
    </ul>
  );
}

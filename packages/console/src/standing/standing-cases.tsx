// The cases behind a number, each leading to what it is about; with a box before each where some are to be chosen.
import { Link } from '@tanstack/react-router';
import type { StandingCaseBody } from '@xunhe/contract/standing';
import { sayCase, sayOutcome } from '@xunhe/ui/standing-case';
import { useLanguage } from '@xunhe/ui/words';
import { Checkbox } from 'antd';
import { useRight } from '../parts/surroundings.ts';

interface CasesProps {
  readonly cases: readonly StandingCaseBody[];
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (id: string, isChosen: boolean) => void;
}

export function StandingCases({ cases, chosen, onChoose }: CasesProps) {
  const language = useLanguage();
  return (
    <ul className="standing-cases">
      {cases.map((one) => (
        <li key={one.id} className={one.leftOut ? 'muted' : undefined}>
          {onChoose ? (
            <Checkbox
              checked={chosen?.has(one.id) === true}
              disabled={one.leftOut}
              onChange={({ target }) => onChoose(one.id, target.checked)}
            >
              {sayCase(one, language)}
            </Checkbox>
          ) : (
            <CaseLink one={one} />
          )}
          <span className="muted">{sayOutcome(one, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function CaseLink({ one }: { readonly one: StandingCaseBody }) {
  const language = useLanguage();
  const seesProblems = useRight('problem.read');
  const words = sayCase(one, language);
  if (one.problem === null)
    return (
      <Link to="/reaches/$id" params={{ id: one.reach }}>
        {words}
      </Link>
    );
  return seesProblems ? (
    <Link to="/problems/$id" params={{ id: one.problem }}>
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  );
}

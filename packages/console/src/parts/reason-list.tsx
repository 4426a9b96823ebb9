// Why a reach is at risk, a sentence each. What stands on a bulletin leads to it: the office that must explain a warning reads what was said there.
import { Link } from '@tanstack/react-router';
import type { WireReason } from '@xunhe/ui/reason';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { defineWords, useWords } from '@xunhe/ui/words';

const WORDS = defineWords({ bulletin: ['查看通报', 'Read the bulletin'] });

interface ReasonListProps {
  readonly className: string;
  readonly reasons: readonly WireReason[];
}

export function ReasonList({ className, reasons }: ReasonListProps) {
  const say = useWords(WORDS);
  return (
    <ul className={className}>
      {groupBySentence(reasons, say.language).map(({ sentence, bulletins }) => (
        <li key={sentence}>
          {sentence}
          {bulletins.map((id) => (
            <Link key={id} className="reason-link" to="/bulletins/$id" params={{ id }}>
              {say('bulletin')}
            </Link>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Two bulletins of one kind are one sentence with two links. */
function groupBySentence(reasons: readonly WireReason[], language: 'zh' | 'en') {
  const of = (reason: WireReason) => listReasons([reason], language)[0];
  return listReasons(reasons, language).map((sentence) => ({
    sentence,
    bulletins: [
      ...new Set(
        reasons.flatMap((reason) =>
          typeof reason.bulletin === 'string' && of(reason) === sentence ? [reason.bulletin] : [],
        ),
      ),
    ],
  }));
}

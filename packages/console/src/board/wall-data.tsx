// How whole the data are, kind by kind.
import type { WallBody } from '@xunhe/contract/board';
import { sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, useWords } from '@xunhe/ui/words';
import { WallPart } from './wall-part.tsx';
import { PLACE_KIND_WORDS } from './words-board.ts';

const WORDS = defineWords({
  title: ['数据健康', 'Health of the data'],
  kind: ['点位', 'Places'],
  steady: ['正常', 'On time'],
  late: ['迟到', 'Late'],
  silent: ['缺测', 'Silent'],
  complete: ['年完整率', 'Complete'],
  none: ['还没有监测点位。', 'There are no stations yet.'],
});

export function WallData({ kinds }: { readonly kinds: WallBody['dataHealth'] }) {
  const say = useWords(WORDS);
  const sayKind = useWords(PLACE_KIND_WORDS);
  return (
    <WallPart title={say('title')} name="data">
      {kinds.length === 0 ? (
        <p className="muted">{say('none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['kind', 'steady', 'late', 'silent', 'complete'] as const).map((word) => (
                <th key={word} scope="col">
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, steady, late, silent, expected, came }) => (
              <tr key={kind}>
                <th scope="row">{sayKind(kind)}</th>
                <td>{sayNumber(steady)}</td>
                <td className={late > 0 ? 'late' : ''}>{sayNumber(late)}</td>
                <td className={silent > 0 ? 'late' : ''}>{sayNumber(silent)}</td>
                <td>{sayShare(expected === 0 ? null : came / expected)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </WallPart>
  );
}

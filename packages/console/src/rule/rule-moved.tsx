// A figure under the rule in force and under the other: both, and by how much it moves.
import { sayNumber } from '@xunhe/ui/figures';

export function Moved({
  from,
  to,
  decimals = 0,
}: {
  readonly from: number;
  readonly to: number;
  readonly decimals?: number;
}) {
  const by = sayNumber(to - from, decimals);
  return (
    <span className="rule-moved">
      {sayNumber(to, decimals)}
      <small className="muted"> {by === '0' ? '±0' : to > from ? `+${by}` : by.replace('-', '−')}</small>
    </span>
  );
}

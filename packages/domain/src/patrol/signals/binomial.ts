// The little statistics that a piling-up needs: exact tails of the fair coin, and the care that many questions at once demand.

/** Chance of at least `k` heads in `n` throws of a fair coin. */
export function binomialTail(k: number, n: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  let [sum, logTerm] = [0, logChoose(n, k) - n * Math.LN2];
  for (let i = k; i <= n; i++) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(n - i) - Math.log(i + 1);
  }
  return Math.min(1, sum);
}

/** Holm 1979: each chance raised so that among all of them one false alarm at most is as rare as asked. Same order as given. */
export function holm(chances: readonly number[]): number[] {
  const order = chances.map((_, i) => i).sort((a, b) => chances[a]! - chances[b]!);
  const adjusted = new Array<number>(chances.length).fill(1);
  let most = 0;
  for (const [rank, i] of order.entries()) {
    most = Math.max(most, Math.min(1, chances[i]! * (chances.length - rank)));
    adjusted[i] = most;
  }
  return adjusted;
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i++) sum += Math.log(n - i + 1) - Math.log(i);
  return sum;
}

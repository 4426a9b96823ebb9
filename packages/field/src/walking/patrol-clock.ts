// How long a patrol lasts, by a phone whose clock may be set while it lasts. Two clocks are looked at: the one people set, and the one that
// only counts, which stands still while some phones sleep.

export interface PatrolClock {
  /** Milliseconds since the start. Never falls. */
  elapsedMs(): number;
  /** The page was away: the counting clock may have stood still. */
  wasAway(): void;
  /** The largest step by which the clock was set, seconds; 0 when it was not. */
  jumpS(): number;
}

/** Two clocks of one phone drift apart by less. */
const DRIFT_MS = 2_000;
const DAY_MS = 86_400_000;

/**
 * @param now wall time, milliseconds since 1970
 * @param steady a clock that cannot be set, milliseconds from anywhere
 * @param known milliseconds that have passed already, as the phone kept them, and the largest step seen so far
 */
export function makePatrolClock(
  house: { readonly now: () => number; readonly steady: () => number },
  known: { readonly elapsedMs: number; readonly jumpS: number },
): PatrolClock {
  let elapsed = known.elapsedMs;
  let jumpS = known.jumpS;
  let away = false;
  let [wall, steady] = [house.now(), house.steady()];
  return {
    elapsedMs() {
      const [wallNow, steadyNow] = [house.now(), house.steady()];
      const [wallStep, steadyStep] = [wallNow - wall, Math.max(0, steadyNow - steady)];
      const ahead = wallStep - steadyStep;
      const slept = away && ahead > 0 && wallStep <= DAY_MS;
      if (Math.abs(ahead) > DRIFT_MS && !slept && Math.abs(ahead) > Math.abs(jumpS) * 1000)
        jumpS = Math.round(ahead / 1000);
      elapsed += Math.abs(ahead) <= DRIFT_MS || slept ? Math.max(0, wallStep) : steadyStep;
      [wall, steady, away] = [wallNow, steadyNow, false];
      return elapsed;
    },
    wasAway() {
      away = true;
    },
    jumpS: () => jumpS,
  };
}

/** After the phone died nobody counted: the wall clock is believed if it stands later than the last fix, and within a day of the start. */
export function elapsedAfterDeath(at: { startedMs: number; cityNowMs: number; lastFixMs: number }): number {
  const byWall = at.cityNowMs - at.startedMs;
  return byWall >= at.lastFixMs && byWall <= DAY_MS ? byWall : at.lastFixMs;
}

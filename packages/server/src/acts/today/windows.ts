// How much of a duty is done, window by window.
import type { FoundDuty } from '../../store/duty.ts';

type Window = { from: string; to: string; visits: number };

/** Day-visits of the duty's windows: each distinct day counts in the window it falls in, up to what that window asks. */
export function countWindows(duty: Pick<FoundDuty, 'body' | 'days'>): (Window & { done: number })[] {
  const { windows } = duty.body as { windows: Window[] };
  return windows.map((window) => ({
    ...window,
    done: Math.min(window.visits, duty.days.filter((day) => day >= window.from && day <= window.to).length),
  }));
}

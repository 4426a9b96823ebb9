// One page of the phone is the master of a patrol, of a paused one too: two would each go on from what they remember.
import type { RecorderHouse } from './recording.ts';

export interface PageHold {
  /** True when this page has it, now or already. */
  hold(): Promise<boolean>;
  release(): void;
}

export function makePageHold(ask: RecorderHouse['hold']): PageHold {
  let letGo: (() => void) | null = null;
  let asking: ReturnType<RecorderHouse['hold']> | null = null;
  return {
    async hold() {
      if (letGo) return true;
      // Asked once at a time: the lock would be refused to the second, although it is ours.
      asking ??= ask().finally(() => {
        asking = null;
      });
      letGo = await asking;
      return letGo !== null;
    },
    release() {
      letGo?.();
      letGo = null;
    },
  };
}

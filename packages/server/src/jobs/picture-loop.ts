// Makes pictures while the server runs: looks often, because looking costs nothing, and works until nothing waits.
import { makePictures, type PictureHouse } from '../acts/photos/make-pictures.ts';

const LOOK_MS = 2000;

export interface PictureLoop {
  /** After what is being made now. */
  close(): Promise<void>;
}

export function startPictureLoop(
  house: PictureHouse,
  cities: readonly string[],
  say: (text: string) => void,
): PictureLoop {
  let isClosing = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  async function work(): Promise<void> {
    try {
      for (const city of cities) while (!isClosing && (await makePictures(house, city)) > 0);
    } catch (error) {
      // The next look tries again; what waits stays in the table.
      if (!isClosing) say(`pictures could not be made: ${(error as Error).message}`);
    }
    if (!isClosing) timer = setTimeout(start, LOOK_MS);
  }

  function start(): void {
    running = work();
  }

  start();
  return {
    async close() {
      isClosing = true;
      clearTimeout(timer);
      house.pictures.close();
      await running;
    },
  };
}

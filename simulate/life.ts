// A page of the app or a process of the server, as long as it runs. What it waited for when it died never comes.

export interface Life {
  alive: boolean;
  /** Writes that the disk had taken and that still happen after the death. */
  survivors: number;
  readonly died: Promise<void>;
  end(survivors: number): void;
}

export function beginLife(): Life {
  let tell: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const life: Life = {
    alive: true,
    survivors: 0,
    died,
    end(survivors) {
      if (!life.alive) return;
      life.alive = false;
      life.survivors = survivors;
      tell();
    },
  };
  return life;
}

/** Of its own each time: a shared one would hold on to everything that ever waited for it. */
export function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

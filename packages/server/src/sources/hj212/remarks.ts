// What is odd about a packet and what is wrong with it, under stable names, each once and in order. WARNING: counted per device and shown, so
// names are added, never changed.

export class Remarks {
  readonly #warnings = new Set<string>();
  readonly #errors = new Set<string>();

  /** Odd, but it can be used. */
  warn(name: string): void {
    this.#warnings.add(name);
  }

  /** It must not be used. */
  refuse(name: string): void {
    this.#errors.add(name);
  }

  get warnings(): readonly string[] {
    return sort(this.#warnings);
  }

  get errors(): readonly string[] {
    return sort(this.#errors);
  }
}

const NONE: readonly string[] = [];

function sort(names: ReadonlySet<string>): readonly string[] {
  return names.size === 0 ? NONE : [...names].sort();
}

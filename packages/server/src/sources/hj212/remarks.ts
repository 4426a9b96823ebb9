// What is odd about a packet and what is wrong with it, under stable names, each once and in order. WARNING: counted per device and shown, so
// names are added, never changed.

const NONE: readonly string[] = [];

export class Remarks {
  #warnings: string[] | null = null;
  #errors: string[] | null = null;

  /** Odd, but it can be used. */
  warn(name: string): void {
    this.#warnings ??= [];
    if (!this.#warnings.includes(name)) this.#warnings.push(name);
  }

  /** It must not be used. */
  refuse(name: string): void {
    this.#errors ??= [];
    if (!this.#errors.includes(name)) this.#errors.push(name);
  }

  get isBad(): boolean {
    return this.#errors !== null;
  }

  get warnings(): readonly string[] {
    return this.#warnings?.sort() ?? NONE;
  }

  get errors(): readonly string[] {
    return this.#errors?.sort() ?? NONE;
  }
}

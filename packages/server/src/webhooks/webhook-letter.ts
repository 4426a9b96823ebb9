// One message before it takes the form of any service, and what came of sending it.

export interface WebhookLetter {
  /** The same message has the same name, however often it is tried. */
  readonly id: string;
  readonly kind: string;
  /** Real time of what it tells of, and that of the sending; milliseconds since 1970. */
  readonly atMs: number;
  readonly sentMs: number;
  readonly language: 'zh' | 'en';
  readonly title: string;
  readonly lines: readonly string[];
  /** Words for the link, and where it leads; null where the operator named no address. */
  readonly link: { readonly words: string; readonly url: string } | null;
  readonly city: string;
  readonly isTest: boolean;
  /** What it tells, for programs. */
  readonly facts: unknown;
}

export interface WebhookOutcome {
  /** `again`: it was not taken, and may be tried again; `gone`: there is nobody any more who takes it. */
  readonly kind: 'sent' | 'refused' | 'again' | 'gone' | 'blocked' | 'unknown';
  readonly status: number | null;
  /** How long the other side asks us to wait. */
  readonly afterS: number | null;
  /** The beginning of the answer, without what is secret. */
  readonly answer: string;
}

/** An answer that came, for a service to judge. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

export type Judged = Pick<WebhookOutcome, 'kind'> & { readonly afterS?: number };

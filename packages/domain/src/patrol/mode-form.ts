// What a patrol of each mode is asked beside its note: few words, so that a person can look at it later. The screen is built from this
// table, and the verdict asks what is missing. WARNING: keys and choices are on the wire and in the store; add, never rename.
import type { PatrolMode } from '../duty/mode.ts';

export interface ModeField {
  readonly key: string;
  readonly required: boolean;
  readonly kind: 'text' | 'number' | 'choice';
  /** Characters of the answer at most. */
  readonly maxLength: number;
  /** Of a number: the least and the most that can be meant. */
  readonly range?: readonly [least: number, most: number];
  readonly choices?: readonly string[];
}

/** Answers by key, as they are sent. */
export type ModeDetails = Readonly<Record<string, string>>;

const A_DAY_MINUTES = 1440;
const DECLARED = 'lengthM';

export const MODE_FORMS: Readonly<Record<PatrolMode, readonly ModeField[]>> = {
  walk: [],
  bicycle: [],
  car: [],
  boat: [text('vessel', 60, false)],
  drone: [text('area', 200), number('flightMinutes', [1, A_DAY_MINUTES])],
  meeting: [text('topic', 200), text('attendees', 500), text('outcome', 1000)],
  handling: [text('handled', 1000)],
  video: [text('cameras', 300), number('watchedMinutes', [1, A_DAY_MINUTES])],
  paper: [
    text('writer', 60),
    choice('whyPaper', ['no_phone', 'no_battery', 'app_failed', 'other']),
    number(DECLARED, [0, 100_000]),
    number('walkedMinutes', [1, A_DAY_MINUTES]),
  ],
};

/** Keys of the required fields that have no answer, or none that can be meant. */
export function listMissingDetails(mode: string, details: ModeDetails): string[] {
  const fields = MODE_FORMS[mode as PatrolMode] ?? [];
  return fields.filter((field) => field.required && !isAnswered(field, details[field.key] ?? '')).map(({ key }) => key);
}

/** Of all that was sent what the form asks for, without the space around it. */
export function pickDetails(mode: string, details: ModeDetails): ModeDetails {
  const fields = MODE_FORMS[mode as PatrolMode] ?? [];
  return Object.fromEntries(
    fields.flatMap(({ key, maxLength }) => {
      const answer = (details[key] ?? '').trim().slice(0, maxLength);
      return answer === '' ? [] : [[key, answer]];
    }),
  );
}

/** Metres as written on a paper record; null when it does not tell. */
export function readDeclaredM(mode: string, details: ModeDetails): number | null {
  const field = (MODE_FORMS[mode as PatrolMode] ?? []).find(({ key }) => key === DECLARED);
  const answer = details[DECLARED] ?? '';
  return field && isAnswered(field, answer) ? Number(answer) : null;
}

function isAnswered(field: ModeField, answer: string): boolean {
  const said = answer.trim();
  if (said === '' || said.length > field.maxLength) return false;
  if (field.kind === 'choice') return field.choices!.includes(said);
  if (field.kind === 'text') return true;
  const [least, most] = field.range!;
  return /^\d{1,7}(\.\d{1,3})?$/.test(said) && Number(said) >= least && Number(said) <= most;
}

function text(key: string, maxLength: number, required = true): ModeField {
  return { key, required, kind: 'text', maxLength };
}

function number(key: string, range: readonly [number, number]): ModeField {
  return { key, required: true, kind: 'number', maxLength: 11, range };
}

function choice(key: string, choices: readonly string[]): ModeField {
  return { key, required: true, kind: 'choice', maxLength: 20, choices };
}

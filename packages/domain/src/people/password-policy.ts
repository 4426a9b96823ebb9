// What a password must be. Two profiles, because the two standards disagree: 等保 2.0 (GB/T 22239-2019, 8.1.4.1 a) asks for composition and
// periodic change, OWASP ASVS 5.0 (6.2.5, 6.2.10) forbids both. A city chooses one; guessable passwords are refused by either.
import { addDays, type Day } from '../ground/day.ts';
import { accept, type Result, refuse } from '../ground/result.ts';

export interface PasswordProfile {
  readonly minLength: number;
  /** How many of lower case, upper case, digits and others must be there. */
  readonly classes: number;
  /** Days until it must be changed, null: never. */
  readonly days: number | null;
  /** How many former passwords are refused. */
  readonly remembered: number;
}

/** Figures: our defaults for what 等保 leaves to the operator; 12 characters without rules is the ASVS reading. */
export const PASSWORD_PROFILES = {
  dengbao3: { minLength: 10, classes: 3, days: 90, remembered: 5 },
  asvs: { minLength: 12, classes: 1, days: null, remembered: 1 },
} as const satisfies Record<string, PasswordProfile>;

export type PasswordProfileName = keyof typeof PASSWORD_PROFILES;

/** Longer ones are refused at the door: 200 characters are far more than the 64 that must be allowed. */
export const LONGEST_PASSWORD = 200;

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Length counts characters, not bytes: 巡河 is two. */
export function judgePassword(profile: PasswordProfile, password: string): Result<true> {
  const length = [...password].length;
  if (length < profile.minLength) return refuse({ kind: 'password.short', min: profile.minLength });
  const classes = CLASSES.filter((one) => one.test(password)).length;
  if (classes < profile.classes) return refuse({ kind: 'password.plain', classes: profile.classes });
  return accept(true);
}

/** The first day on which the password no longer serves, or null when it does not age. */
export function passwordEnd(profile: PasswordProfile, setOn: Day): Day | null {
  return profile.days === null ? null : addDays(setOn, profile.days);
}

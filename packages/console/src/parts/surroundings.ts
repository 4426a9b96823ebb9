// What every screen stands in: who is signed in, which city, and the month that is looked at.
import { useSearch } from '@tanstack/react-router';
import type { AnswerOf } from '@xunhe/contract/client';
import { addMonths, type Month } from '@xunhe/domain/ground/month';
import type { Right } from '@xunhe/domain/people/may';
import { sayInstant } from '@xunhe/ui/dates';
import { holdsRight } from '@xunhe/ui/session';
import { useLanguage } from '@xunhe/ui/words';
import { createContext, useContext } from 'react';

export interface Surroundings {
  readonly me: AnswerOf<'me'>;
  readonly city: AnswerOf<'city'>;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('A screen was drawn outside the frame');
  return surroundings;
}

export function useRight(right: Right): boolean {
  return holdsRight(useSurroundings().me, right);
}

export interface MonthLookedAt {
  /** The month whose data were judged; null before the first cycle of the city. */
  readonly month: Month | null;
  /** The month after: its warnings are in force and its duties are walked then. */
  readonly inForce: Month | null;
}

export function useMonth(): MonthLookedAt {
  const { city } = useSurroundings();
  const search = useSearch({ strict: false });
  const month = search.month ?? city.latestCycle;
  return { month, inForce: month && addMonths(month, 1) };
}

/** Says when the service itself did something. Such instants are real ones; a city with a clock of its own is told them by its clock. */
export function useSayAct(): (instant: string) => string {
  const { city } = useSurroundings();
  const language = useLanguage();
  return (instant) => sayInstant(Date.parse(instant) + city.clockOffsetMs, city, language);
}

// The map of others under a map of ours, and the choice among those there are.
import { useQuery } from '@tanstack/react-query';
import { type BaseChoice, baseQuery, chooseBase } from '@xunhe/ui/base-choice';
import { useMemo } from 'react';
import { useRight } from './surroundings.ts';

const NONE: readonly BaseChoice[] = [];

interface Base {
  readonly choices: readonly BaseChoice[];
  readonly base: BaseChoice | null;
}

/** @param asked by the address; left out, what was chosen last on this device */
export function useBase(asked?: string): Base {
  const may = useRight('place.read');
  const { data } = useQuery({ ...baseQuery, enabled: may });
  const choices = data?.choices ?? NONE;
  return useMemo(() => ({ choices, base: chooseBase(choices, asked) }), [choices, asked]);
}

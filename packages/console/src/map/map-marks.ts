// Problems and patrols as marks on the map. A sign says the state of a problem, so that the colour is never alone.
import { useQuery } from '@tanstack/react-query';
import type { MapPatrol, MapProblem } from '@xunhe/contract/map';
import type { Month } from '@xunhe/domain/ground/month';
import { ENDED_STATES, type ProblemState } from '@xunhe/domain/problem/flow';
import type { MapMark } from '@xunhe/ui/map-options';
import { ask } from '@xunhe/ui/session';
import { tone } from '@xunhe/ui/tones';
import { useMemo } from 'react';

export const PROBLEM_SIGNS = { open: '!', late: '‼', ended: '✓' } as const;

export type ProblemSign = keyof typeof PROBLEM_SIGNS;

export const SIGN_TONES: Readonly<Record<ProblemSign, string>> = {
  open: 'level-orange-ink',
  late: 'late',
  ended: 'done',
};

export function signOf({ state, overdue }: Pick<MapProblem, 'state' | 'overdue'>): ProblemSign {
  if (ENDED_STATES.includes(state as ProblemState)) return 'ended';
  return overdue ? 'late' : 'open';
}

export interface Marked<Row> {
  readonly marks: readonly MapMark[];
  readonly byId: ReadonlyMap<string, Row>;
  /** All that there are, also those beyond the ones that are drawn; null while unknown. */
  readonly total: number | null;
}

/** Problems that were open at some time of a month. */
export function useProblemMarks(month: Month | null, isShown: boolean): Marked<MapProblem> {
  const { data } = useQuery({
    queryKey: ['mapProblems', month],
    queryFn: ({ signal }) => ask('mapProblems', { params: { month: month! }, signal }),
    enabled: isShown && month !== null,
  });
  return useMemo(() => {
    const marks = (data?.rows ?? []).map((row): MapMark => {
      const sign = signOf(row);
      return { id: row.id, at: [row.lon, row.lat], colour: tone(SIGN_TONES[sign]), label: PROBLEM_SIGNS[sign] };
    });
    return { marks: isShown ? marks : [], byId: byId(data?.rows), total: data?.total ?? null };
  }, [data, isShown]);
}

/** Who walked today. */
export function usePatrolMarks(isShown: boolean): Marked<MapPatrol> {
  const { data } = useQuery({
    queryKey: ['mapPatrols'],
    queryFn: ({ signal }) => ask('mapPatrols', { signal }),
    enabled: isShown,
  });
  return useMemo(() => {
    const marks = (data?.rows ?? []).map((row): MapMark => ({ id: row.id, at: [row.lon, row.lat] }));
    return { marks: isShown ? marks : [], byId: byId(data?.rows), total: data?.total ?? null };
  }, [data, isShown]);
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[] | undefined): ReadonlyMap<string, Row> {
  return new Map((rows ?? []).map((row) => [row.id, row]));
}

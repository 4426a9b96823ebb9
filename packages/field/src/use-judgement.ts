// The verdict so far, looked at every few seconds rather than at every fix: judging an hour's walk takes the phone a moment.
import type { TodayBody } from '@xunhe/contract/duty';
import type { Judgement } from '@xunhe/domain/patrol/verdict';
import { useEffect, useState } from 'react';
import { useHouse } from './house.ts';

const LOOK_MS = 2_000;

export function useJudgement(today: TodayBody): Judgement | null {
  const { recorder } = useHouse();
  const [judgement, setJudgement] = useState(() => recorder.judge(today));
  useEffect(() => {
    const timer = setInterval(() => setJudgement(recorder.judge(today)), LOOK_MS);
    return () => clearInterval(timer);
  }, [recorder, today]);
  return judgement;
}

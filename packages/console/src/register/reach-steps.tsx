// What is done to a reach beside what is done to any record: split in two, or joined with the one below it.
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { ReachJoin } from './reach-join.tsx';
import { ReachSplit } from './reach-split.tsx';
import type { ReachStepProps } from './reach-step.ts';
import { REACH_SPLIT_WORDS } from './words-reach-split.ts';

export function ReachSteps({ record, onDone }: Omit<ReachStepProps, 'onCancel'>) {
  const say = useWords(REACH_SPLIT_WORDS);
  const [doing, setDoing] = useState<'split' | 'join' | null>(null);
  const onCancel = () => setDoing(null);
  return (
    <div className="reach-steps">
      {doing === 'split' && <ReachSplit {...{ record, onDone, onCancel }} />}
      {doing === 'join' && <ReachJoin {...{ record, onDone, onCancel }} />}
      {doing === null && (
        <div className="register-buttons">
          <Button onClick={() => setDoing('split')}>{say('split')}</Button>
          {record.values.downstream && <Button onClick={() => setDoing('join')}>{say('join')}</Button>}
        </div>
      )}
    </div>
  );
}

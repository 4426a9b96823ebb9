// Sends one step of a problem. Its id is made with what is sent, so that a second press, or a press after an answer that got lost, makes no
// second move.
import { useQueryClient } from '@tanstack/react-query';
import type { ProblemMoveBody } from '@xunhe/contract/problem';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { client } from '@xunhe/ui/session';
import { useRef, useState } from 'react';

export type MoveSent = Omit<ProblemMoveBody, 'id'>;

export function useMove(problem: string, onDone: () => void) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isSending = useRef(false);
  const last = useRef<{ readonly content: string; readonly id: string } | null>(null);
  const send = async (body: MoveSent) => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(true);
    const content = JSON.stringify(body);
    if (last.current?.content !== content)
      last.current = { content, id: makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10))) };
    const answer = await client.call('moveProblem', {
      params: { id: problem },
      body: { ...body, id: last.current.id },
    });
    isSending.current = false;
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) {
      last.current = null;
      onDone();
      queries.setQueryData(['problem', problem], answer.value);
      for (const key of ['problems', 'problemQueues', 'problemDuplicates', 'panel'])
        void queries.invalidateQueries({ queryKey: [key] });
    } else if (answer.refusal.kind === 'problem.illegalMove' || answer.refusal.kind === 'problem.noPart') {
      // Somebody else was quicker: the file is read again, and the refusal stays beside it.
      void queries.invalidateQueries({ queryKey: ['problem', problem] });
    }
  };
  return { send, busy, refusal };
}

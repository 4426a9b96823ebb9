// Sends a step of a problem: its pictures first, then the step under the id of its draft, so that a step whose answer was lost is made once. Whatever goes
// wrong, the draft stays.
import { useQueryClient } from '@tanstack/react-query';
import type { ProblemPage } from '@xunhe/contract/problem';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { sendBytes } from '@xunhe/ui/send-photo';
import { client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS } from '@xunhe/ui/words-problem';
import { Toast } from 'antd-mobile';
import { useRef, useState } from 'react';
import type { FormKeeper } from '../drafts/form-draft.ts';
import { type FieldHouse, useHouse, useSurroundings } from '../house.ts';
import type { KeptPhoto } from '../keeping/outbox-item.ts';
import { toSentPhoto } from '../walking/patrol-body.ts';
import type { NextStep } from './step-needs.ts';
import { PROBLEM_LIST_WORDS } from './words-problems.ts';

export type StepLacking = 'noteNeeded' | 'afterNeeded';

interface Stepping {
  readonly id: string;
  readonly page: ProblemPage;
  readonly next: NextStep;
  readonly keeper: FormKeeper;
  readonly onDone: () => void;
}

export function useStep({ id, page, next, keeper, onDone }: Stepping) {
  const house = useHouse();
  const { me } = useSurroundings();
  const queries = useQueryClient();
  const say = useWords(PROBLEM_LIST_WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const isSending = useRef(false);
  const [busy, setBusy] = useState(false);
  const [lacking, setLacking] = useState<readonly StepLacking[]>([]);
  const [kept, setKept] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (typed: { readonly note: string; readonly part: string }) => {
    if (isSending.current) return;
    const photos = await house.store.photos(id, me.person);
    const lacks = lackingOfStep(next, typed.note, photos);
    setLacking(lacks);
    if (lacks.length > 0) return;
    isSending.current = true;
    setBusy(true);
    setKept(await keeper.keepNow());
    const sent = await sendPictures(house, photos);
    const answer = sent.ok
      ? await client.call('moveProblem', {
          params: { id: page.id },
          body: {
            ...{ id, move: next.move, note: typed.note },
            ...(typed.part ? { departments: [typed.part] } : {}),
            ...(photos.length > 0 ? { photos: photos.map(toSentPhoto) } : {}),
          },
        })
      : sent;
    isSending.current = false;
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) {
      // Somebody else was quicker: the page is read again, and the refusal stays beside it.
      if (answer.refusal.kind === 'problem.illegalMove')
        void queries.invalidateQueries({ queryKey: ['problem', page.id] });
      return;
    }
    await keeper.drop();
    Toast.show({ content: say('done', { move: sayMove.any(next.move) }), duration: 1500 });
    onDone();
    for (const key of [['problem', page.id], ['problems'], ['problemQueues'], ['today']])
      void queries.invalidateQueries({ queryKey: key });
  };
  return { send, busy, lacking, refusal, kept, forget: () => setLacking([]) };
}

/** A picture of before is asked for by the server alone: whether one came with the report it knows. */
export function lackingOfStep(
  { needs }: Pick<NextStep, 'needs'>,
  note: string,
  photos: readonly Pick<KeptPhoto, 'role'>[],
): StepLacking[] {
  return [
    ...(needs.includes('photoAfter') && !photos.some(({ role }) => role === 'after') ? ['afterNeeded' as const] : []),
    ...(needs.includes('note') && note === '' ? ['noteNeeded' as const] : []),
  ];
}

async function sendPictures({ store }: FieldHouse, photos: readonly KeptPhoto[]): Promise<Result<true>> {
  for (const { record, sha256, person } of photos) {
    const bytes = await store.photoBytes(record, sha256, person);
    if (!bytes) return refuse({ kind: 'photo.broken' });
    const sent = await sendBytes({ sha256, bytes: new Uint8Array(bytes) }, () => undefined);
    if (!sent.ok) return sent;
  }
  return accept(true);
}

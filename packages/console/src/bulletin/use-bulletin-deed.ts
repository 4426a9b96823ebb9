// One act on a bulletin: sent once, refused with a sentence, and what stands on the page is asked for again.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refusalOf } from '@xunhe/ui/session';
import { useLanguage } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';

const TOUCHED = ['bulletin', 'bulletins', 'warnings', 'warningCase', 'problems', 'problemQueues', 'duties'];

export function useBulletinDeed(send: () => Promise<unknown>, onDone: () => void) {
  const language = useLanguage();
  const queries = useQueryClient();
  const deed = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await Promise.all(TOUCHED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  return {
    act: () => deed.mutate(),
    busy: deed.isPending,
    refused: deed.error && sayRefusal(refusalOf(deed.error), language),
  };
}

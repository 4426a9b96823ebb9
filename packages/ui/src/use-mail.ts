// What a person does to his mailbox: each deed answers how it stands then.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '@xunhe/contract/client';
import { ask } from './session.ts';

type Deed = 'setMailAddress' | 'confirmMail' | 'chooseMail' | 'dropMail';

export function useMail<N extends Deed>(name: N) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NonNullable<CallInput<N>['body']>) => ask(name, { body } as CallInput<N>),
    onSuccess: (state) => queries.setQueryData(['mail'], state),
  });
}

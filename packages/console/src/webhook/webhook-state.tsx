// Whether a webhook is on, and when it is not or nothing comes through, why.
import type { WebhookBody } from '@xunhe/contract/webhook';
import { useWords } from '@xunhe/ui/words';
import { useSayAct } from '../parts/surroundings.ts';
import { WEBHOOK_OFF_WORDS, WEBHOOK_WORDS } from './words-webhooks.ts';

export function WebhookState({ hook }: { readonly hook: WebhookBody }) {
  const say = useWords(WEBHOOK_WORDS);
  const sayOff = useWords(WEBHOOK_OFF_WORDS);
  const sayAt = useSayAct();
  if (hook.offReason !== null)
    return (
      <span className="late">
        <span aria-hidden>■</span> {sayOff(hook.offReason)}
        {hook.offAt && <span className="muted small"> {sayAt(hook.offAt)}</span>}
      </span>
    );
  if (!hook.enabled)
    return (
      <span className="muted">
        <span aria-hidden>○</span> {say('off')}
      </span>
    );
  return (
    <>
      <span className={hook.failingSince === null ? 'done' : 'late'}>
        <span aria-hidden>{hook.failingSince === null ? '●' : '▲'}</span>{' '}
        {hook.failingSince === null ? say('on') : say('failing', { at: sayAt(hook.failingSince) })}
      </span>
      {hook.waiting > 0 && <div className="muted small">{say('waiting', { n: hook.waiting })}</div>}
    </>
  );
}

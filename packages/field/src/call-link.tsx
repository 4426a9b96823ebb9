// A telephone number as a button that calls.
import { useWords } from '@xunhe/ui/words';
import { PhoneFill } from 'antd-mobile-icons';
import { SUBORDINATE_WORDS } from './words-subordinates.ts';

export function CallLink({ name, phone }: { readonly name: string; readonly phone: string }) {
  const say = useWords(SUBORDINATE_WORDS);
  return (
    <a href={`tel:${phone.replace(/[^\d+*#,]/g, '')}`} className="call" aria-label={say('callName', { name, phone })}>
      <PhoneFill aria-hidden />
      {say('call')}
    </a>
  );
}

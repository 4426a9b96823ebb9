// What a person should know of his unsent records: that some are old, that the browser may forget them, that the clock is wrong, that
// somebody else's lie here too.
import { useWords } from '@xunhe/ui/words';
import { useEffect, useState } from 'react';
import { keepStorage } from './device.ts';
import { useHouse, useOutbox } from './house.ts';
import { OUTBOX_WORDS } from './words-outbox.ts';

const DAY_MS = 86_400_000;
/** Less is of no account for any record. */
const CLOCK_OFF_MS = 5 * 60_000;

export function OutboxNotes() {
  const say = useWords(OUTBOX_WORDS);
  const { outbox } = useHouse();
  const isOld = useIsOld();
  const unsent = useOutbox().some(({ state }) => state !== 'sent');
  const others = outbox.others();
  const aheadMs = outbox.clockAheadMs();
  const isKept = useKeptStorage();
  return (
    <>
      {isOld && (
        <p className="notice notice-late" role="alert">
          {say('old')}
        </p>
      )}
      {unsent && isKept === false && <p className="notice">{say('notPersistent')}</p>}
      {aheadMs !== null && Math.abs(aheadMs) > CLOCK_OFF_MS && (
        <p className="notice">{say('clock', { n: Math.round(Math.abs(aheadMs) / 60_000) })}</p>
      )}
      {others > 0 && <p className="notice">{say('others', { n: others })}</p>}
    </>
  );
}

/** Something has waited for more than a day. */
export function useIsOld(): boolean {
  const { now } = useHouse();
  return useOutbox().some(({ state, madeMs }) => state !== 'sent' && state !== 'refused' && now() - madeMs > DAY_MS);
}

function useKeptStorage(): boolean | null {
  const [isKept, setIsKept] = useState<boolean | null>(null);
  useEffect(() => {
    void keepStorage().then(setIsKept);
  }, []);
  return isKept;
}

// 我的账号: the password, the second factor and the devices of whoever sits here. No right is needed for what is one's own.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MeBody } from '@xunhe/contract/people';
import { MailSettings } from '@xunhe/ui/mail-settings.tsx';
import { OwnAccount } from '@xunhe/ui/own-account.tsx';
import { meQuery } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { MY_DATA_WORDS } from '@xunhe/ui/words-my-data';
import { REMINDER_KIND_WORDS } from '@xunhe/ui/words-reminder-kind';
import { drawFactor } from '../frame/factor-picture.tsx';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';

export function OwnAccountScreen() {
  const say = useWords(FRAME_WORDS);
  const sayData = useWords(MY_DATA_WORDS);
  const { me } = useSurroundings();
  const sayAt = useSayAct();
  const sayKind = useWords(REMINDER_KIND_WORDS);
  const queries = useQueryClient();
  return (
    <div className="screen">
      <div className="screen-head">
        <h1>{say('ownAccount')}</h1>
        <div className="screen-about">
          {me.name} · {me.login}
        </div>
        <Link to="/my-data">{sayData('title')}</Link>
      </div>
      <OwnAccount
        me={me}
        onMe={(changed) => queries.setQueryData<MeBody | null>(meQuery.queryKey, changed)}
        sayAt={sayAt}
        picture={drawFactor}
      />
      <div className="own-account">
        <MailSettings sayAt={sayAt} sayKind={sayKind} />
      </div>
    </div>
  );
}

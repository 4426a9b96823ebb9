// 账号与安全: the password, the second factor and the devices of whoever carries this phone.
import { sayInstant } from '@xunhe/ui/dates';
import { OwnAccount } from '@xunhe/ui/own-account.tsx';
import { useWords } from '@xunhe/ui/words';
import { BackLine } from './back-line.tsx';
import { useKeepMe } from './change-person.ts';
import { useCityDay, useSurroundings } from './house.ts';
import { FIELD_WORDS } from './words-field.ts';

export function Account() {
  const say = useWords(FIELD_WORDS);
  const { me, city } = useSurroundings();
  const day = useCityDay();
  const keepMe = useKeepMe();
  return (
    <>
      <BackLine title={say('account')} to="/me" />
      <OwnAccount
        me={me}
        onMe={(changed) => void keepMe(changed)}
        sayAt={(instant) => sayInstant(Date.parse(instant) + city.clockOffsetMs, day, say.language)}
      />
    </>
  );
}

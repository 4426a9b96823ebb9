// 我的数据 on the phone. It is asked of the server each time and not kept: who looked at one's tracks is no reading for a lost phone.
import { useQuery } from '@tanstack/react-query';
import { MyData } from '@xunhe/ui/my-data.tsx';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { MY_DATA_WORDS } from '@xunhe/ui/words-my-data';
import { BackLine } from './back-line.tsx';
import { useSurroundings } from './house.ts';

export function MyDataScreen() {
  const say = useWords(MY_DATA_WORDS);
  const { city, me } = useSurroundings();
  const data = useQuery({ queryKey: ['my-data', me.person], queryFn: ({ signal }) => ask('myData', { signal }) });
  return (
    <>
      <BackLine title={say('title')} to="/me" />
      <div className="my-data-screen">
        <Answered query={data}>{(value) => <MyData data={value} city={city} />}</Answered>
      </div>
    </>
  );
}

// 我的数据: whoever is signed in reads what is stored of him, and who looked.
import { useQuery } from '@tanstack/react-query';
import { MyData } from '@xunhe/ui/my-data.tsx';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { MY_DATA_WORDS } from '@xunhe/ui/words-my-data';
import { useSurroundings } from '../parts/surroundings.ts';

export function MyDataScreen() {
  const say = useWords(MY_DATA_WORDS);
  const { city, me } = useSurroundings();
  const data = useQuery({ queryKey: ['my-data', me.person], queryFn: ({ signal }) => ask('myData', { signal }) });
  return (
    <div className="screen">
      <div className="screen-head">
        <h1>{say('title')}</h1>
        <div className="screen-about">{say('about')}</div>
      </div>
      <Answered query={data}>{(value) => <MyData data={value} city={city} />}</Answered>
    </div>
  );
}

// The map on paper: what is seen, with title, key, date and origin on one page across. The browser's own print dialogue makes the paper or the PDF.
import { sayDate } from '@xunhe/ui/dates';
import { LegendList } from '@xunhe/ui/map-legend.tsx';
import type { LegendEntry } from '@xunhe/ui/map-paint';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { useSurroundings } from '../parts/surroundings.ts';
import './print-sheet.css';

const WORDS = defineWords({
  title: ['{city}河流地图', 'Rivers of {city}'],
  made: ['制图 {at}', 'Made {at}'],
  base: ['底图：{credit}', 'Base map: {credit}'],
  datum: ['坐标：WGS 84 · 墨卡托投影', 'Coordinates: WGS 84 · Mercator projection'],
  picture: ['地图画面', 'The map as seen'],
});

interface PrintSheetProps {
  /** The address of the picture. */
  readonly picture: string;
  readonly subject: string;
  /** Whom the base map names; null where there is none. */
  readonly baseCredit: string | null;
  readonly entries: readonly LegendEntry[];
  readonly layers: readonly { readonly sign: string; readonly words: string }[];
  readonly onDone: () => void;
}

export function PrintSheet({ picture, subject, baseCredit, entries, layers, onDone }: PrintSheetProps) {
  const say = useWords(WORDS);
  const { city, me } = useSurroundings();
  const done = useEffectEvent(onDone);
  useEffect(() => {
    const after = () => done();
    window.addEventListener('afterprint', after);
    return () => window.removeEventListener('afterprint', after);
  }, []);
  const name = pickName(say.language, city.name, city.nameEn);
  return createPortal(
    <div className="print-sheet">
      <header>
        <h1>{say('title', { city: name })}</h1>
        <div>{subject}</div>
      </header>
      <img src={picture} alt={say('picture')} onLoad={() => window.print()} />
      <footer>
        <LegendList entries={entries} />
        <div>
          {layers.map(({ sign, words }) => (
            <span key={words}>
              {sign} {words}
            </span>
          ))}
        </div>
        <div>
          {say('made', { at: sayDate(city.today, say.language, true) })} · {me.name} · {say('datum')}
        </div>
        {baseCredit !== null && <div>{say('base', { credit: baseCredit })}</div>}
        {city.credits.length > 0 && <div>{city.credits.map((credit) => credit[say.language]).join(' · ')}</div>}
      </footer>
    </div>,
    document.body,
  );
}

// Says how old an answer is that was kept on the phone; nothing when the server has just given it.
import { sayInstant } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { useCityDay, useSurroundings } from './house.ts';
import { TODAY_WORDS } from './words-today.ts';

export function KeptLine({ keptMs }: { readonly keptMs: number | null }) {
  const say = useWords(TODAY_WORDS);
  const day = useCityDay();
  const { city } = useSurroundings();
  if (keptMs === null) return null;
  return (
    <p className="notice" role="status">
      {say('keptFrom', { time: sayInstant(keptMs + city.clockOffsetMs, day, say.language) })}
    </p>
  );
}

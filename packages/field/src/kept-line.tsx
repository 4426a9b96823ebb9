// Over an answer that the phone had kept: how old it is.
import { sayInstant } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { useSurroundings } from './house.ts';
import { FIELD_WORDS } from './words-field.ts';

export function KeptLine({ keptMs }: { readonly keptMs: number | null }) {
  const say = useWords(FIELD_WORDS);
  const { city } = useSurroundings();
  if (keptMs === null) return null;
  const at = { today: city.today, timezone: city.timezone };
  return (
    <p className="notice" role="status">
      {say('asOf', { time: sayInstant(keptMs + city.clockOffsetMs, at, say.language) })}
    </p>
  );
}

// 底图: none, a map or photographs from above, as the installation has them. What is chosen is in the address, and the next map begins with it.
import { type BaseChoice, keepLastChoice, NO_BASE } from '@xunhe/ui/base-choice';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Radio } from 'antd';

const WORDS = defineWords({
  base: ['底图', 'Base map'],
  none: ['无', 'None'],
  map: ['地图', 'Map'],
  image: ['影像', 'Imagery'],
});

interface MapBaseChoiceProps {
  readonly choices: readonly BaseChoice[];
  readonly base: BaseChoice | null;
  readonly onChange: (id: string) => void;
}

export function MapBaseChoice({ choices, base, onChange }: MapBaseChoiceProps) {
  const say = useWords(WORDS);
  if (choices.length === 0) return null;
  const choose = (id: string) => {
    keepLastChoice(id);
    onChange(id);
  };
  return (
    <fieldset className="map-layers map-base">
      <legend>{say('base')}</legend>
      <Radio.Group
        value={base?.id ?? NO_BASE}
        onChange={({ target }) => choose(String(target.value))}
        options={[NO_BASE, ...choices.map(({ id }) => id)].map((id) => ({ value: id, label: say.any(id) }))}
      />
    </fieldset>
  );
}

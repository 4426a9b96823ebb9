// Moves the map through the months, by hand or by itself. The next month comes when this one is drawn: on a slow line the months go slower and none
// is passed over.
import { CaretRightOutlined, LeftOutlined, PauseOutlined, RightOutlined } from '@ant-design/icons';
import { addMonths, type Month, monthNumber, monthsBetween } from '@xunhe/domain/ground/month';
import { sayMonth } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button, Slider } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';

const WORDS = defineWords({
  months: ['月份', 'Month'],
  play: ['逐月播放', 'Play the months'],
  pause: ['暂停', 'Pause'],
  before: ['上一月', 'The month before'],
  after: ['下一月', 'The month after'],
});

const STEP_MS = 700;

interface MonthSliderProps {
  readonly first: Month;
  readonly last: Month;
  readonly month: Month;
  /** True when the month's data are on the map. */
  readonly isDrawn: boolean;
  readonly onChange: (month: Month) => void;
}

export function MonthSlider({ first, last, month, isDrawn, onChange }: MonthSliderProps) {
  const say = useWords(WORDS);
  const [isPlaying, setPlaying] = useState(false);
  // While the handle is dragged only its words move.
  const [dragged, setDragged] = useState<number | null>(null);
  const months = monthsBetween(first, last);
  const at = monthNumber(month) - monthNumber(first);
  const step = useEffectEvent((from: Month) => {
    if (from >= last) setPlaying(false);
    else onChange(addMonths(from, 1));
  });
  useEffect(() => {
    if (!isPlaying || !isDrawn) return;
    const timer = setTimeout(() => step(month), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, isDrawn, month]);
  const go = (next: Month) => {
    setPlaying(false);
    onChange(next);
  };
  const play = () => {
    // At the end it begins anew.
    if (!isPlaying && month >= last) onChange(first);
    setPlaying(!isPlaying);
  };
  const shown = dragged === null ? month : months[dragged]!;
  return (
    <fieldset className="month-slider" aria-label={say('months')}>
      <Button
        size="small"
        aria-label={say(isPlaying ? 'pause' : 'play')}
        title={say(isPlaying ? 'pause' : 'play')}
        icon={isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
        onClick={play}
      />
      <Button
        size="small"
        aria-label={say('before')}
        icon={<LeftOutlined />}
        disabled={month <= first}
        onClick={() => go(addMonths(month, -1))}
      />
      <Slider
        min={0}
        max={months.length - 1}
        value={dragged ?? at}
        tooltip={{ formatter: (value) => sayMonth(months[value ?? at]!, say.language) }}
        ariaLabelForHandle={say('months')}
        ariaValueTextFormatterForHandle={(value) => sayMonth(months[value]!, say.language)}
        onChange={(value: number) => setDragged(value)}
        onChangeComplete={(value: number) => {
          setDragged(null);
          go(months[value]!);
        }}
      />
      <Button
        size="small"
        aria-label={say('after')}
        icon={<RightOutlined />}
        disabled={month >= last}
        onClick={() => go(addMonths(month, 1))}
      />
      <output>{sayMonth(shown, say.language)}</output>
    </fieldset>
  );
}

// Measures on the map: length along the points that were set, and the area within them from the third on.
import { areaM2, wayLengthM } from '@xunhe/domain/ground/geo';
import { sayLength, sayNumber } from '@xunhe/ui/figures';
import type { LonLat } from '@xunhe/ui/map-options';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';

const WORDS = defineWords({
  hint: ['在地图上点击取点，Esc 结束', 'Press on the map to set points; Esc ends'],
  length: ['长度 {length}', 'Length {length}'],
  last: ['末段 {length}', 'last step {length}'],
  area: ['面积 {area}', 'Area {area}'],
  undo: ['撤销一点', 'Take back'],
  clear: ['清除', 'Clear'],
  end: ['结束测量', 'End'],
});

interface MeasureBarProps {
  readonly points: readonly LonLat[];
  /** Null ends. */
  readonly onChange: (points: readonly LonLat[] | null) => void;
}

export function MeasureBar({ points, onChange }: MeasureBarProps) {
  const say = useWords(WORDS);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onChange(null);
    if (event.key === 'Backspace' && !(event.target instanceof HTMLInputElement)) onChange(points.slice(0, -1));
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <div className="measure-bar">
      <div role="status">
        {points.length < 2 ? (
          say('hint')
        ) : (
          <>
            <strong>{say('length', { length: sayLength(wayLengthM(points)) })}</strong>
            {points.length > 2 && (
              <>
                {' · '}
                {say('last', { length: sayLength(wayLengthM(points.slice(-2))) })}
                {' · '}
                {say('area', { area: sayArea(areaM2(points)) })}
              </>
            )}
          </>
        )}
      </div>
      <Button size="small" disabled={points.length === 0} onClick={() => onChange(points.slice(0, -1))}>
        {say('undo')}
      </Button>
      <Button size="small" disabled={points.length === 0} onClick={() => onChange([])}>
        {say('clear')}
      </Button>
      <Button size="small" onClick={() => onChange(null)}>
        {say('end')}
      </Button>
    </div>
  );
}

/** Square metres below a hectare, hectares below a square kilometre. */
function sayArea(squareM: number): string {
  if (squareM < 10_000) return `${sayNumber(squareM)} m²`;
  return squareM < 1e6 ? `${sayNumber(squareM / 10_000, 2)} ha` : `${sayNumber(squareM / 1e6, 2)} km²`;
}

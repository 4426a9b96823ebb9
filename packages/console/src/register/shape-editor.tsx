// The line of a reach: drawn and corrected on the map, or written as positions, one a row, by keyboard. Each shows at once in the other.
import { haversineM } from '@xunhe/domain/ground/geo';
import type { RegisterValue } from '@xunhe/domain/place/register-form';
import { boundsOf } from '@xunhe/ui/map.tsx';
import type { LonLat } from '@xunhe/ui/map-options';
import type { ShapeCanvas } from '@xunhe/ui/shape-canvas';
import { FailedState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button, Input } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { readPositions, writePositions } from './positions.ts';

const WORDS = defineWords({
  map: ['绘制河段的地图', 'Map to draw the reach'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  draw: ['重新绘制', 'Draw anew'],
  hint: [
    '从上游向下游绘制，双击结束；拖动圆点修改，拖动中点加点，右击圆点删除。',
    'Draw from upstream to downstream and end by a double click. Drag a point to move it, a midpoint to add one; a right click takes one away.',
  ],
  positions: ['坐标（每行：经度 纬度，从上游到下游）', 'Positions (longitude latitude in each row, downstream)'],
  drawn: ['共 {n} 个点，长 {m} m', '{n} points, {m} m long'],
  unreadable: ['第 {row} 行不是“经度 纬度”。', 'Row {row} is not “longitude latitude”.'],
  parts: [
    '此图形由多段或面组成，不能逐点修改，可重新绘制为一条线。',
    'This shape has several parts or is an area: it cannot be changed point by point, but can be drawn anew as one line.',
  ],
});

interface ShapeEditorProps {
  readonly id: string;
  readonly value: RegisterValue;
  readonly onChange: (value: RegisterValue) => void;
}

export function ShapeEditor({ id, value, onChange }: ShapeEditorProps) {
  const say = useWords(WORDS);
  const line = lineOf(value);
  const [typed, setTyped] = useState(line ? writePositions(line) : '');
  const [bad, setBad] = useState<number | null>(null);
  const take = (to: readonly LonLat[]) => {
    setTyped(writePositions(to));
    setBad(null);
    onChange({ type: 'LineString', coordinates: to });
  };
  const { holder, canvas, failed } = useShapeCanvas(value, take);
  const type = (text: string) => {
    setTyped(text);
    const read = readPositions(text);
    setBad(read.ok ? null : read.row);
    if (!read.ok) return;
    canvas?.setLine(read.line);
    onChange(read.line.length === 0 ? null : { type: 'LineString', coordinates: read.line });
  };
  const isParts = value !== null && line === null;
  return (
    <div className="shape-editor">
      {failed ? <FailedState kind="map" /> : <div className="shape-map" ref={holder} />}
      <div className="register-buttons">
        <Button size="small" onClick={() => canvas?.draw()}>
          {say('draw')}
        </Button>
        {line && <span className="muted">{say('drawn', { n: line.length, m: Math.round(lengthOf(line)) })}</span>}
      </div>
      <p className="muted">{say(isParts ? 'parts' : 'hint')}</p>
      <label htmlFor={id}>{say('positions')}</label>
      <Input.TextArea
        id={id}
        className="shape-positions"
        autoSize={{ minRows: 3, maxRows: 8 }}
        spellCheck={false}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <div role="alert">{bad !== null && <p className="refused">{say('unreadable', { row: bad })}</p>}</div>
    </div>
  );
}

function useShapeCanvas(value: RegisterValue, onLine: (line: readonly LonLat[]) => void) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const holder = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<ShapeCanvas | null>(null);
  const [failed, setFailed] = useState(false);
  const take = useEffectEvent(onLine);
  const start = useEffectEvent(
    (make: typeof import('@xunhe/ui/shape-canvas').makeShapeCanvas, element: HTMLElement) => {
      const shape = typeof value === 'object' ? value : null;
      const made = make(element, {
        tiles: `${location.origin}/api/tiles/{z}/{x}/{y}`,
        bounds: boundsOf([{ geometry: shape }]) ?? (city.bounds as [number, number, number, number] | null),
        language: say.language,
        names: { map: say('map'), zoomIn: say('zoomIn'), zoomOut: say('zoomOut') },
        onLine: take,
      });
      made.setLine(lineOf(value));
      return made;
    },
  );
  useEffect(() => {
    let made: ShapeCanvas | null = null;
    let gone = false;
    import('@xunhe/ui/shape-canvas')
      .then(({ makeShapeCanvas }) => {
        if (gone || !holder.current) return;
        made = start(makeShapeCanvas, holder.current);
        setCanvas(made);
      })
      .catch((error: unknown) => {
        // Without WebGL the positions can still be written.
        console.error(error);
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
      made?.remove();
    };
  }, []);
  return { holder, canvas, failed };
}

function lineOf(value: RegisterValue): readonly LonLat[] | null {
  if (value === null || typeof value !== 'object' || value.type !== 'LineString') return null;
  return value.coordinates as LonLat[];
}

function lengthOf(line: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += haversineM(line[i - 1]![0], line[i - 1]![1], line[i]![0], line[i]![1]);
  return sum;
}

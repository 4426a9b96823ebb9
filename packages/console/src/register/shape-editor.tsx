// The line of a reach or the outline of a region: drawn and corrected on the map, or written as positions, one a row, or as GeoJSON. Each shows
// at once in the other.
import { areaM2, wayLengthM } from '@xunhe/domain/ground/geo';
import type { Shape, ShapeKind } from '@xunhe/domain/place/shape';
import { boundsOf } from '@xunhe/ui/map.tsx';
import type { LonLat } from '@xunhe/ui/map-options';
import type { DrawnForm, ShapeCanvas } from '@xunhe/ui/shape-canvas';
import { FailedState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button, Input } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { lineOf, readShape, toShape, writeShape } from './shape-text.ts';

const WORDS = defineWords({
  map: ['绘制图形的地图', 'Map to draw the shape'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  draw: ['重新绘制', 'Draw anew'],
  lineHint: [
    '从上游向下游绘制，双击结束；拖动圆点修改，拖动中点加点，右击圆点删除。',
    'Draw from upstream to downstream and end by a double click. Drag a point to move it, a midpoint to add one; a right click takes one away.',
  ],
  areaHint: [
    '沿边界依次点击，点回起点结束；拖动圆点修改，拖动中点加点，右击圆点删除。',
    'Click along the border and end at the first point. Drag a point to move it, a midpoint to add one; a right click takes one away.',
  ],
  linePositions: [
    '坐标（每行：经度 纬度，从上游到下游；也可粘贴 GeoJSON）',
    'Positions (longitude latitude in each row, downstream; or GeoJSON)',
  ],
  areaPositions: [
    '坐标（每行：经度 纬度，沿边界一周；也可粘贴 GeoJSON）',
    'Positions (longitude latitude in each row, around the border; or GeoJSON)',
  ],
  drawnLine: ['共 {n} 个点，长 {m} m', '{n} points, {m} m long'],
  drawnArea: ['共 {n} 个点，面积 {km} km²', '{n} points, {km} km²'],
  unreadable: ['第 {row} 行不是“经度 纬度”。', 'Row {row} is not “longitude latitude”.'],
  noGeoJson: ['不是可用的 GeoJSON。', 'This is no GeoJSON that can be used.'],
  parts: [
    '此图形由多段或多块组成，不能在图上逐点修改，可修改下方的 GeoJSON，或重新绘制。',
    'This shape has several parts: it cannot be changed point by point on the map, but as GeoJSON below, or be drawn anew.',
  ],
});

interface ShapeEditorProps {
  readonly id: string;
  readonly kinds: readonly ShapeKind[];
  readonly value: Shape | null;
  readonly onChange: (value: Shape | null) => void;
}

export function ShapeEditor({ id, kinds, value, onChange }: ShapeEditorProps) {
  const say = useWords(WORDS);
  const form: DrawnForm = kinds.includes('LineString') ? 'line' : 'area';
  const line = lineOf(value, form);
  const [typed, setTyped] = useState(writeShape(value, form));
  const [bad, setBad] = useState<string | null>(null);
  const take = (to: readonly LonLat[]) => {
    const shape = toShape(to, form);
    setTyped(writeShape(shape, form));
    setBad(null);
    onChange(shape);
  };
  const { holder, canvas, failed } = useShapeCanvas({ value, form }, take);
  const type = (text: string) => {
    setTyped(text);
    const read = readShape(text, form);
    if (!read.ok) return setBad(read.row === null ? say('noGeoJson') : say('unreadable', { row: read.row }));
    setBad(null);
    canvas?.setLine(lineOf(read.shape, form));
    onChange(read.shape);
  };
  const isParts = value !== null && line === null;
  return (
    <div className="shape-editor">
      {failed ? <FailedState kind="map" /> : <div className="shape-map" ref={holder} />}
      <div className="register-buttons">
        <Button size="small" onClick={() => canvas?.draw()}>
          {say('draw')}
        </Button>
        {line && (
          <span className="muted">
            {form === 'line'
              ? say('drawnLine', { n: line.length, m: Math.round(wayLengthM(line)) })
              : say('drawnArea', { n: line.length, km: (areaM2(line) / 1e6).toFixed(2) })}
          </span>
        )}
      </div>
      <p className="muted">{say(isParts ? 'parts' : form === 'line' ? 'lineHint' : 'areaHint')}</p>
      <label htmlFor={id}>{say(form === 'line' ? 'linePositions' : 'areaPositions')}</label>
      <Input.TextArea
        id={id}
        className="shape-positions"
        autoSize={{ minRows: 3, maxRows: 8 }}
        spellCheck={false}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <div role="alert">{bad !== null && <p className="refused">{bad}</p>}</div>
    </div>
  );
}

function useShapeCanvas(
  { value, form }: { readonly value: Shape | null; readonly form: DrawnForm },
  onLine: (line: readonly LonLat[]) => void,
) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  const holder = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<ShapeCanvas | null>(null);
  const [failed, setFailed] = useState(false);
  const take = useEffectEvent(onLine);
  const start = useEffectEvent(
    (make: typeof import('@xunhe/ui/shape-canvas').makeShapeCanvas, element: HTMLElement) => {
      const made = make(element, {
        tiles: `${location.origin}/api/tiles/{z}/{x}/{y}`,
        bounds: boundsOf([{ geometry: value }]) ?? (city.bounds as [number, number, number, number] | null),
        language: say.language,
        names: { map: say('map'), zoomIn: say('zoomIn'), zoomOut: say('zoomOut') },
        form,
        onLine: take,
      });
      made.setLine(lineOf(value, form));
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

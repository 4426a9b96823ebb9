import { describe, expect, it } from 'vitest';
import { lineOf, readShape, toShape, writeShape } from './shape-text.ts';

const RING = [
  [113, 23],
  [113.1, 23],
  [113.1, 23.1],
] as const;
const POLYGON = { type: 'Polygon', coordinates: [[...RING, RING[0]]] } as const;
const PARTS = { type: 'MultiPolygon', coordinates: [POLYGON.coordinates, POLYGON.coordinates] } as const;

describe('a shape that is written', () => {
  it('as positions is a line, or an outline that comes back to its first point', () => {
    const text = '113 23\n113.1 23\n113.1 23.1';
    expect(readShape(text, 'line')).toEqual({ ok: true, shape: { type: 'LineString', coordinates: RING } });
    expect(readShape(text, 'area')).toEqual({ ok: true, shape: POLYGON });
    expect(readShape(`${text}\n113 23`, 'area')).toEqual({ ok: true, shape: POLYGON });
    expect(readShape('', 'area')).toEqual({ ok: true, shape: null });
    expect(readShape('113 23\n一', 'area')).toEqual({ ok: false, row: 2 });
  });

  it.each([
    ['a geometry', PARTS],
    ['a feature', { type: 'Feature', properties: {}, geometry: PARTS }],
    ['a collection of one', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: PARTS }] }],
  ])('as GeoJSON is taken from %s', (_, written) => {
    expect(readShape(JSON.stringify(written), 'area')).toEqual({ ok: true, shape: PARTS });
  });

  it.each(['{', '{}', '{"type":"Feature","geometry":null}', '{"features":[]}', '{"type":"Point","coordinates":1}'])(
    'is none when it is %s',
    (text) => {
      expect(readShape(text, 'line')).toEqual({ ok: false, row: null });
    },
  );

  it('comes back as it was, as positions where it has one part and as GeoJSON where it has several', () => {
    for (const shape of [POLYGON, PARTS]) {
      expect(readShape(writeShape(shape, 'area'), 'area')).toEqual({ ok: true, shape });
      expect(toShape(lineOf(POLYGON, 'area')!, 'area')).toEqual(POLYGON);
    }
    expect(writeShape(PARTS, 'area').startsWith('{')).toBe(true);
    expect(writeShape(null, 'line')).toBe('');
  });
});

// What the colours, widths and signs of the map mean.
import type { LegendEntry } from './map-paint.ts';

export function LegendList({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className="map-legend">
      {entries.map(({ colour, width, sign, words }) => (
        <li key={words}>
          <span
            className="map-legend-line"
            style={{ background: colour, height: Math.round(width * 1.3) }}
            aria-hidden
          />
          <span className="map-legend-sign" aria-hidden>
            {sign || '–'}
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
}

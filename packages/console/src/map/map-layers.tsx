// Which layers lie on the map, each with its sign: the legend of the points and their switch in one.
import { sayNumber } from '@xunhe/ui/figures';
import { POINT_SIGNS } from '@xunhe/ui/map-point-layers';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Checkbox } from 'antd';
import { MAP_LAYERS, type MapLayer } from './map-address.ts';
import { PROBLEM_SIGNS, type ProblemSign } from './map-marks.ts';

export const LAYER_WORDS = defineWords({
  layers: ['图层', 'Layers'],
  station: ['监测站点', 'Stations'],
  source: ['污染源', 'Pollution sources'],
  outfall: ['入河排口', 'Outfalls'],
  problem: ['问题', 'Problems'],
  patrol: ['今日巡河', 'Patrols today'],
  track: ['今日轨迹', 'Tracks today'],
  recorded: ['查看记入审计', 'looking is recorded'],
  nearer: ['放大后显示', 'shown when nearer'],
  open: ['未办结', 'open'],
  late: ['逾期', 'overdue'],
  ended: ['已办结', 'ended'],
});

export const LAYER_SIGNS = { ...POINT_SIGNS, problem: PROBLEM_SIGNS.open, patrol: '●', track: '━' } as const;

interface MapLayersProps {
  readonly layers: readonly MapLayer[];
  readonly shown: readonly MapLayer[];
  readonly counts: Partial<Readonly<Record<MapLayer, number | null>>>;
  readonly onChange: (shown: readonly MapLayer[]) => void;
}

export function MapLayers({ layers, shown, counts, onChange }: MapLayersProps) {
  const say = useWords(LAYER_WORDS);
  return (
    <fieldset className="map-layers" aria-label={say('layers')}>
      {MAP_LAYERS.filter((layer) => layers.includes(layer)).map((layer) => {
        const isShown = shown.includes(layer);
        const count = counts[layer];
        return (
          <div key={layer}>
            <Checkbox
              checked={isShown}
              onChange={({ target }) =>
                onChange(target.checked ? [...shown, layer] : shown.filter((one) => one !== layer))
              }
            >
              <span className={`map-sign map-sign-${layer}`} aria-hidden>
                {LAYER_SIGNS[layer]}
              </span>
              {say(layer)}
              {isShown && typeof count === 'number' && <span className="muted"> {sayNumber(count)}</span>}
              {(layer === 'station' || layer === 'source' || layer === 'outfall') && (
                <span className="muted"> · {say('nearer')}</span>
              )}
              {layer === 'track' && <span className="muted"> · {say('recorded')}</span>}
            </Checkbox>
            {layer === 'problem' && isShown && (
              <div className="map-signs-of muted">
                {(Object.keys(PROBLEM_SIGNS) as ProblemSign[]).map((sign) => (
                  <span key={sign}>
                    <span className={`map-sign map-sign-${sign}`} aria-hidden>
                      {PROBLEM_SIGNS[sign]}
                    </span>
                    {say(sign)}
                  </span>
                ))}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

import { describe, expect, it } from 'vitest';
import {
  FIRST_LAYERS,
  MAP_LAYERS,
  readLayers,
  readMapSearch,
  readView,
  writeLayers,
  writeView,
} from './map-address.ts';

describe('the address of a map', () => {
  it('brings back the place that was looked at', () => {
    const view = { lon: 113.26443, lat: 23.12911, zoom: 11.256 };
    expect(readView(writeView(view))).toEqual({ lon: 113.2644, lat: 23.1291, zoom: 11.26 });
    expect(readView('-70.5,-33.4,9')).toEqual({ lon: -70.5, lat: -33.4, zoom: 9 });
  });

  it('brings back the layers, none of them too', () => {
    for (const layers of [[], ['problem'], ['patrol', 'station'], [...MAP_LAYERS]] as const)
      expect([...readLayers(writeLayers(layers))].sort()).toEqual([...layers].sort());
    expect(readLayers(undefined)).toEqual(FIRST_LAYERS);
  });

  it('leaves out what cannot be read', () => {
    const wrong = [
      undefined,
      7,
      '',
      '113',
      '113,23',
      '113,23,x',
      '200,23,9',
      '113,89,9',
      '113,23,40',
      '1e9,2,3',
      'a,b,c',
    ];
    for (const at of wrong) expect(readMapSearch({ at })).toEqual({});
    expect(readMapSearch({ mode: 'constructor', show: '<b>', at: '113,23,9' })).toEqual({ at: '113,23,9' });
    expect(readLayers('nothing,station,')).toEqual(['station']);
  });
});

// A reach's stored GeoJSON as the lines that patrol judging walks along: a polygon counts by its rings, because one walks its bank.
type Position = number[];

export function geometryToLines(geometry: unknown): Position[][] {
  if (geometry === null || typeof geometry !== 'object') return [];
  const { type, coordinates } = geometry as { type: string; coordinates: unknown };
  switch (type) {
    case 'LineString':
      return [coordinates as Position[]];
    case 'MultiLineString':
    case 'Polygon':
      return coordinates as Position[][];
    case 'MultiPolygon':
      return (coordinates as Position[][][]).flat();
    default:
      return [];
  }
}

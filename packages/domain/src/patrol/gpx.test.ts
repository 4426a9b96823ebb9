import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_GPX, MOST_GPX_POINTS, parseGpx, readGpx } from './gpx.ts';

/** As a hiking app for phones writes it: 1.1, two segments, names with entities, extensions with names of their own. */
const HIKE = `\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!-- made on a phone -->
<gpx version="1.1" creator="Hike &amp; Ride" xmlns="http://www.topografix.com/GPX/1/1"
     xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
  <metadata><name>巡河 &lt;流溪河&gt;</name><time>2026-03-02T00:00:00Z</time></metadata>
  <wpt lat="23.1" lon="113.3"><time>2026-03-02T00:59:00Z</time><name>桥</name></wpt>
  <trk>
    <name><![CDATA[Lin & Wu <river>]]></name>
    <trkseg>
      <trkpt lat="23.100000" lon="113.300000"><ele>12.4</ele><time>2026-03-02T01:00:00Z</time><hdop>1.2</hdop></trkpt>
      <trkpt lon='113.300100' lat='23.100050'>
        <time>2026-03-02T09:00:05.500+08:00</time>
        <extensions><gpxtpx:TrackPointExtension><gpxtpx:time>1999-01-01T00:00:00Z</gpxtpx:time><gpxtpx:hr>98</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>
      </trkpt>
    </trkseg>
    <trkseg>
      <trkpt lat="23.2" lon="113.4"><time>2026-03-02T01:20:00Z</time></trkpt>
    </trkseg>
  </trk>
  <rte><rtept lat="1" lon="2"/></rte>
</gpx>
`;

/** As an old receiver's program writes it: 1.0, prefixed, without accuracies. */
const RECEIVER = `<?xml version='1.0'?>\r\n<g:gpx version="1.0" xmlns:g="http://www.topografix.com/GPX/1/0">\r\n<g:trk>\r\n<g:trkseg>\r\n<g:trkpt lat="30.5" lon="-114.25"><g:time>2018-01-20T01:00:00Z</g:time></g:trkpt>\r\n</g:trkseg>\r\n</g:trk>\r\n</g:gpx>`;

function wrap(points: string): string {
  return `<gpx><trk><trkseg>\n${points}\n</trkseg></trk></gpx>`;
}

const POINT = '<trkpt lat="30.1" lon="120.1"><time>2018-01-20T01:00:00Z</time></trkpt>';

describe('a GPX text', () => {
  it('gives its track points with their segments as parts, and nothing that stands elsewhere', () => {
    const read = parseGpx(HIKE);
    expect(read.ok && read.value.faults).toEqual([]);
    expect(read.ok && read.value.points).toEqual([
      { ms: Date.UTC(2026, 2, 2, 1), lon: 113.3, lat: 23.1, accuracyM: 6, part: 0, line: 10 },
      { ms: Date.UTC(2026, 2, 2, 1, 0, 5, 500), lon: 113.3001, lat: 23.10005, accuracyM: null, part: 0, line: 11 },
      { ms: Date.UTC(2026, 2, 2, 1, 20), lon: 113.4, lat: 23.2, accuracyM: null, part: 1, line: 17 },
    ]);
    const old = parseGpx(RECEIVER);
    expect(old.ok && old.value.points).toMatchObject([{ lon: -114.25, lat: 30.5, line: 5 }]);
  });

  it('becomes a track as of a phone, its times since the first point', () => {
    const read = readGpx(HIKE);
    const track = read.ok ? read.value : null;
    expect(track?.startedMs).toBe(Date.UTC(2026, 2, 2, 1));
    expect(track?.points.map(({ timeMs, accuracyM, part }) => [timeMs, accuracyM, part])).toEqual([
      [0, 6, 0],
      [5500, 10, 0],
      [1_200_000, 10, 1],
    ]);
  });

  it.each([
    ['a point has no time', `${POINT}\n<trkpt lat="30.1" lon="120.1"/>`, { kind: 'gpx.noTime', line: 3 }],
    ['a point has no place', `${POINT}\n${POINT.replace('30.1', '91')}`, { kind: 'gpx.noPlace', line: 3 }],
    ['there is but one point', POINT, { kind: 'gpx.noTrack', points: 1 }],
  ])('is no track when %s', (_, points, refusal) => {
    expect(readGpx(wrap(points))).toEqual({ ok: false, refusal });
  });

  it('names the line of each point without a time or a place, and keeps the others', () => {
    const read = parseGpx(
      wrap(
        [
          POINT,
          '<trkpt lat="30.1" lon="120.1"/>',
          '<trkpt lat="30.1" lon="120.1"><time>yesterday</time></trkpt>',
          '<trkpt lat="120.1" lon="30.1"><time>2018-01-20T01:00:00Z</time></trkpt>',
          '<trkpt lat="30.1" lon="1e2"><time>2018-01-20T01:00:00Z</time></trkpt>',
          '<trkpt lat="30.1" lon="120.1"><time>2018-02-30T01:00:00Z</time></trkpt>',
        ].join('\n'),
      ),
    );
    expect(read.ok && read.value.points).toHaveLength(1);
    expect(read.ok && read.value.faults.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'time', ''],
      [4, 'time', 'yesterday'],
      [5, 'lat', 'lat="120.1" lon="30.1"'],
      [6, 'lon', 'lat="30.1" lon="1e2"'],
      [7, 'time', '2018-02-30T01:00:00Z'],
    ]);
  });

  it.each([
    ['another kind of file', '<html><body/></html>', 'file.notGpx', 1],
    ['no XML at all', 'lat,lon\n1,2', 'file.notGpx', 1],
    ['nothing', '', 'file.notGpx', 1],
    [
      'a document type',
      `<?xml version="1.0"?>\n<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${wrap(POINT)}`,
      'gpx.docType',
      2,
    ],
    ['an entity of its own', wrap(`${POINT}\n<trkpt lat="30.1" lon="120.1"><time>&x;</time></trkpt>`), 'gpx.entity', 3],
    ['an entity in an attribute', wrap(`<trkpt lat="&x;" lon="120.1"/>`), 'gpx.entity', 2],
    ['tags that cross', wrap('<trkpt lat="1" lon="2"><time>\n</trkpt></time>'), 'gpx.malformed', 3],
    ['an end that is missing', `<gpx><trk>\n<trkseg>${POINT}`, 'gpx.malformed', 2],
    ['an attribute without quotes', wrap('<trkpt lat=1 lon="2"/>'), 'gpx.malformed', 2],
    ['a comment without an end', wrap('<!-- '), 'gpx.malformed', 2],
    ['two roots', `${wrap(POINT)}\n<gpx></gpx>`, 'gpx.malformed', 4],
    ['words after the root', `${wrap(POINT)}\nend`, 'gpx.malformed', 3],
    ['too many nested tags', `<gpx>${'<a>'.repeat(40)}${'</a>'.repeat(40)}</gpx>`, 'gpx.malformed', 1],
  ])('is refused for %s, with the line', (_, text, kind, line) => {
    expect(parseGpx(text)).toEqual({ ok: false, refusal: { kind, line } });
  });

  it('is refused when it is larger, or has more points, than a patrol can have', () => {
    expect(parseGpx(' '.repeat(LONGEST_GPX + 1))).toMatchObject({
      refusal: { kind: 'gpx.tooLarge', most: LONGEST_GPX },
    });
    const most = parseGpx(wrap(`${POINT}\n`.repeat(MOST_GPX_POINTS)));
    expect(most.ok && most.value.points.length).toBe(MOST_GPX_POINTS);
    expect(parseGpx(wrap(`${POINT}\n`.repeat(MOST_GPX_POINTS + 1)))).toMatchObject({
      refusal: { kind: 'gpx.tooMany' },
    });
  });

  it('is cut and mutated without a fall', () => {
    fc.assert(
      fc.property(fc.nat(HIKE.length), fc.nat(HIKE.length), fc.string({ maxLength: 6 }), (a, b, put) => {
        const read = parseGpx(HIKE.slice(0, Math.min(a, b)) + put + HIKE.slice(Math.max(a, b)));
        if (read.ok)
          for (const { ms, lon, lat } of read.value.points) expect([ms, lon, lat].every(Number.isFinite)).toBe(true);
        else expect(read.refusal.kind).toMatch(/^(gpx|file)\./);
      }),
      { numRuns: 500 },
    );
  });
});

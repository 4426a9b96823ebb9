// A question and its answer for the endpoints that other systems call. A test holds each against its schema.
interface Example {
  readonly body?: unknown;
  readonly answer?: unknown;
}

/** By the name of the endpoint. */
export const API_EXAMPLES: Readonly<Record<string, Example>> = {
  pushObservations: {
    body: {
      batch: 'lims-2026-01-05-001',
      items: [
        {
          station: 'GZ-042',
          day: '2026-01-05',
          readings: [
            { indicator: 'cod', value: 21.5, unit: 'mg/L' },
            { indicator: 'nh3n', value: 850, unit: 'µg/L' },
            { indicator: 'tp', value: '<0.01', unit: 'mg/L' },
            { indicator: 'ph', value: 7.2 },
          ],
        },
        { gauge: 'R-07', day: '2026-01-05', readings: [{ indicator: 'rain_mm', value: 12.5, unit: 'mm' }] },
      ],
    },
    answer: {
      ...{ batch: 'lims-2026-01-05-001', stored: 1, repeated: 0, refused: 1 },
      items: [{ state: 'stored' }, { state: 'refused', refusal: { kind: 'ref.unknown', path: '/gauge' } }],
    },
  },
  deliveries: {
    answer: {
      total: 1,
      rows: [
        {
          ...{
            source: 'push:lims',
            id: 'lims-2026-01-05-001',
            senderName: '水质监测中心',
            at: '2026-01-05T03:10:00.000Z',
          },
          ...{ stored: 1, repeated: 0, refused: 1, waiting: 0 },
          faults: [{ n: 1, refusal: { kind: 'ref.unknown', path: '/gauge' } }],
        },
      ],
    },
  },
};

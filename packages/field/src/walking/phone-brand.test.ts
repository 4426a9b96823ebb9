import { describe, expect, it } from 'vitest';
import { type Brand, brandOf } from './phone-brand.ts';

const ANDROID = (model: string) =>
  `Mozilla/5.0 (Linux; Android 13; ${model}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36`;

describe('the brand of a phone', () => {
  it('is read from what the browser says', () => {
    const cases: [string, Brand | null][] = [
      [ANDROID('ALN-AL00'), 'huawei'],
      [ANDROID('PGT-AN10'), 'honor'],
      [ANDROID('Redmi Note 12'), 'xiaomi'],
      [ANDROID('2201122C'), 'xiaomi'],
      [ANDROID('PGBM10'), 'oppo'],
      [ANDROID('CPH2451'), 'oppo'],
      [ANDROID('V2254A'), 'vivo'],
      [ANDROID('SM-S9180'), 'samsung'],
      [ANDROID('K'), 'other'],
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15', 'iphone'],
      ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0.0.0 ArkWeb/4.1', 'huawei'],
      ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0', null],
    ];
    for (const [agent, brand] of cases) expect([agent, brandOf(agent)]).toEqual([agent, brand]);
  });
});

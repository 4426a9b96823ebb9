import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIVE_TOPICS } from '@xunhe/domain/people/live-topic';
import { describe, expect, it } from 'vitest';
import { isTouched, QUERIES_OF_TOPIC } from './live-queries.ts';

describe('what is asked again after a change', () => {
  it('are queries that screens make, for every topic some', () => {
    const made = new Set<string>();
    for (const face of ['../..', '../../../ui']) {
      const folder = fileURLToPath(new URL(`${face}/src/`, new URL('.', import.meta.url)));
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.tsx?$/.test(name) || /\.test\./.test(name)) continue;
        for (const [, key] of readFileSync(join(folder, name), 'utf8').matchAll(/queryKey: \['(\w+)'/g)) made.add(key!);
      }
    }
    for (const topic of LIVE_TOPICS) {
      expect(QUERIES_OF_TOPIC[topic].length).toBeGreaterThan(0);
      for (const key of QUERIES_OF_TOPIC[topic]) expect([topic, key, made.has(key)]).toEqual([topic, key, true]);
    }
  });

  it('are those of the topics that were told, and a topic nobody knows yet touches none', () => {
    expect(isTouched(['problems', { open: true }], new Set(['problem']))).toBe(true);
    expect(isTouched(['problems'], new Set(['notice']))).toBe(false);
    expect(isTouched(['problems'], new Set(['later' as never]))).toBe(false);
  });
});

// What the levels are called, in Chinese and English: names of a code list, for screens and for what is printed.
import type { WarningLevel } from './level.ts';

export const LEVEL_NAMES = {
  none: ['无预警', 'No warning'],
  yellow: ['黄色', 'Yellow'],
  orange: ['橙色', 'Orange'],
  red: ['红色', 'Red'],
} as const satisfies Readonly<Record<WarningLevel, readonly [string, string]>>;

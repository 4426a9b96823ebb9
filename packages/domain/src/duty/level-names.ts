// What the levels are called, in Chinese and English: names of a code list, for screens and for what is printed.
import type { WarningKind, WarningLevel } from './level.ts';

export const LEVEL_NAMES = {
  none: ['无预警', 'No warning'],
  yellow: ['黄色', 'Yellow'],
  orange: ['橙色', 'Orange'],
  red: ['红色', 'Red'],
} as const satisfies Readonly<Record<WarningLevel, readonly [string, string]>>;

export const WARNING_KIND_NAMES = {
  bulletin: ['通报预警', 'Bulletin'],
  quality: ['水质预警', 'Water quality'],
  problem: ['问题预警', 'Problems'],
} as const satisfies Readonly<Record<WarningKind, readonly [string, string]>>;

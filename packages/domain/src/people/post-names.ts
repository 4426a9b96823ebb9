// What the posts are called, in Chinese and English: names of a code list, for screens and for what is printed.
import type { PostLevel } from './post.ts';

export const POST_NAMES = {
  city: ['市级河长', 'City chief'],
  district: ['区级河长', 'District chief'],
  town: ['镇街级河长', 'Town chief'],
  village: ['村居级河长', 'Village chief'],
  reach: ['河段长', 'Reach chief'],
  assistant: ['河长助理', 'Assistant'],
} as const satisfies Readonly<Record<PostLevel, readonly [string, string]>>;

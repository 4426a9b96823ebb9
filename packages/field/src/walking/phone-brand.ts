// Which maker's settings a person will find on the phone in hand, from what the browser says of it. Makers' sub-brands share their settings.

export const BRANDS = ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'samsung', 'iphone', 'other'] as const;
export type Brand = (typeof BRANDS)[number];

const SIGNS: readonly (readonly [Brand, RegExp])[] = [
  ['iphone', /iPhone|iPad|iPod/],
  ['honor', /\bHONOR\b|; (?:BVL|MAA|PGT|ANY|FNE|LGE|RMO|ELI|BKQ|PTP)-/i],
  ['huawei', /HUAWEI|HarmonyOS|OpenHarmony|; (?:ALN|BRA|NOH|OCE|JAD|LIO|TAS|ELS|ANA|CET|HBP|VOG|EVR|LYA)-/i],
  ['xiaomi', /Xiaomi|Redmi|POCO|MiuiBrowser|; MI |; M20\d\d|; 2\d{3}[\dA-Z]{3,}[CGI]\b/i],
  ['oppo', /OPPO|HeyTap|OnePlus|realme|; (?:P[A-Z]{3}\d0|CPH\d{4}|RMX\d{4})\b/i],
  ['vivo', /vivo|iQOO|; V2\d{3}[A-Z]?\b/i],
  ['samsung', /SAMSUNG|SM-[A-Z]\d/i],
];

/** Null on what is no phone, or tells nothing. */
export function brandOf(userAgent: string): Brand | null {
  const found = SIGNS.find(([, sign]) => sign.test(userAgent));
  if (found) return found[0];
  return /Android/.test(userAgent) ? 'other' : null;
}

// The code by which a citizen follows his report: nine signs by chance and one that checks them. No signs that are taken for one another
// (0 O, 1 I L, 5 S, 2 Z), and 29 of them, a prime: so a wrong sign, or two that changed places, is always found before anything is looked up.

const SIGNS = '23456789ABCDEFGHJKMNPQRTUVWXY';
const BASE = SIGNS.length;
const CHANCE_SIGNS = 9;

/**
 * Ten signs; 29^9 codes, about 44 bits.
 * @param random exactly 8 random bytes
 */
export function makeTrackingCode(random: Uint8Array): string {
  if (random.length !== 8) throw new Error(`A tracking code needs 8 random bytes, got ${random.length}`);
  let rest = random.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let signs = '';
  for (let i = 0; i < CHANCE_SIGNS; i++) {
    signs += SIGNS[Number(rest % BigInt(BASE))];
    rest /= BigInt(BASE);
  }
  return signs + checkSign(signs);
}

/** What somebody typed, as the code it means: any case, spaces and lines between, full-width signs; null when it is none. */
export function readTrackingCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.·–—]/g, '');
  if (code.length !== CHANCE_SIGNS + 1 || [...code].some((sign) => !SIGNS.includes(sign))) return null;
  return checkSign(code.slice(0, CHANCE_SIGNS)) === code[CHANCE_SIGNS] ? code : null;
}

/** In two halves, as it is easier read out. */
export function showTrackingCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Weights 1 to 9, all different below the prime. */
function checkSign(signs: string): string {
  let sum = 0;
  for (let i = 0; i < signs.length; i++) sum += (i + 1) * SIGNS.indexOf(signs[i]!);
  // Its own weight is 10: the weighted sum of all ten is 0.
  const inverse = 3;
  return SIGNS[(((BASE - (sum % BASE)) % BASE) * inverse) % BASE]!;
}

// The check sum of HJ 212-2017 appendix A. It looks like Modbus and is not: before each byte the low half of the register is thrown away, so
// only 256 sums exist and about one damaged packet in 256 passes. Flags and ranges have to stand behind it.

/** What a byte makes of the register: `CRC_TABLE[(register >> 8) ^ byte]`, for those who walk the bytes themselves. */
export const CRC_TABLE: Uint16Array = makeTable();

export const CRC_START = 0xffff;

/** The sum over the data segment, 0–65535. */
export function crcOf(bytes: Uint8Array): number {
  let register = CRC_START;
  for (let i = 0; i < bytes.length; i++) register = CRC_TABLE[(register >> 8) ^ bytes[i]!]!;
  return register;
}

/** As it stands in a packet: four digits in capitals, high byte first. */
export function crcToText(sum: number): string {
  return sum.toString(16).toUpperCase().padStart(4, '0');
}

/** The number that four hexadecimal digits at a place say, in capitals or not; -1 when they are none. */
export function readHex4(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const byte = bytes[i] ?? 0;
    const letter = byte | 0x20;
    if (byte >= 0x30 && byte <= 0x39) value = value * 16 + byte - 0x30;
    else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + letter - 0x57;
    else return -1;
  }
  return value;
}

function makeTable(): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, index) => {
    let register = index;
    for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
    return register;
  });
}

// Which reaches stand in a vector tile, for tests: just enough of the Mapbox Vector Tile format (protocol buffers) to read properties.

interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Uint8Array;
}

/** The property of every feature of a layer. */
export function readTileProperty(tile: Uint8Array, layerName: string, property: string): string[] {
  const found: string[] = [];
  for (const { bytes } of only(tile, 3)) {
    if (textOf(only(bytes, 1)[0]!.bytes) !== layerName) continue;
    const key = only(bytes, 3).findIndex((field) => textOf(field.bytes) === property);
    const values = only(bytes, 4).map((field) => textOf(only(field.bytes, 1)[0]?.bytes ?? new Uint8Array()));
    for (const feature of only(bytes, 2)) {
      const tags = readNumbers(only(feature.bytes, 2)[0]!.bytes);
      for (let i = 0; i < tags.length; i += 2) if (tags[i] === key) found.push(values[tags[i + 1]!]!);
    }
  }
  return found;
}

function only(message: Uint8Array, number: number): Field[] {
  return [...readFields(message)].filter((field) => field.number === number);
}

function* readFields(message: Uint8Array): Generator<Field> {
  for (let at = 0; at < message.length; ) {
    const [tag, afterTag] = readNumber(message, at);
    const wire = tag & 7;
    if (wire !== 0 && wire !== 2) throw new Error(`A tile has numbers and bytes, got wire type ${wire}`);
    const [value, afterValue] = readNumber(message, afterTag);
    at = wire === 2 ? afterValue + value : afterValue;
    yield { number: tag >> 3, value, bytes: wire === 2 ? message.subarray(afterValue, at) : new Uint8Array() };
  }
}

function readNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [value, next] = readNumber(bytes, at);
    numbers.push(value);
    at = next;
  }
  return numbers;
}

/** A varint and the place after it. */
function readNumber(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from, scale = 1; ; at++, scale *= 128) {
    value += (bytes[at]! & 127) * scale;
    if (bytes[at]! < 128) return [value, at + 1];
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

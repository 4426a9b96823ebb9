// Columns of numbers as bytes, little-endian on every machine.

export function floatsToBytes(values: Float32Array | Float64Array): Buffer {
  const size = values.BYTES_PER_ELEMENT;
  const bytes = Buffer.alloc(values.length * size);
  for (const [i, value] of values.entries()) {
    if (size === 4) bytes.writeFloatLE(value, i * size);
    else bytes.writeDoubleLE(value, i * size);
  }
  return bytes;
}

export function bytesToFloat32(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}

export function bytesToFloat64(bytes: Buffer): Float64Array {
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(i * 8));
}

declare module 'vt-pbf' {
  interface Writer {
    fromGeojsonVt(layers: Record<string, unknown>, options?: { version?: number; extent?: number }): Uint8Array;
  }
  const writer: Writer;
  export default writer;
}

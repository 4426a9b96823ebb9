// Answers go packed to whoever says that he can unpack them: a list of fifty rows is a seventh of its size, and a village has two bars of signal.
// Built files lie packed beside themselves already and only what is answered is packed here. What is asked never arrives packed: a request that
// unpacks into a hundred times its size would pass every limit on bodies.
//
// A packed answer tells by its length whether a guess repeats a secret in the same answer. Ours hold none: the session lives in a cookie that no
// script reads, and the answers that carry a secret once (a password, a second factor's key) repeat nothing that was asked.
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Below a packet or so there is nothing to win. */
const SMALLEST_BYTES = 1024;

/** Everything but pictures, papers and workbooks, which are packed by themselves, and the stream of events, which must not be held back. */
const PACKED =
  /^(?:text\/(?!event-stream)|application\/(?:json|geo\+json|javascript|xml|vnd\.mapbox-vector-tile)|image\/svg)/;

export async function addCompression(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    globalDecompression: false,
    threshold: SMALLEST_BYTES,
    encodings: ['br', 'gzip'],
    customTypes: PACKED,
    // The best quality takes a hundred times as long for a tenth less.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 6 },
  });
}

// Serves the two built faces: the console at `/`, the phone at `/m/`. Addresses inside a face that are not files get its page, because
// the screens are addressed by path; a wrong address under `/api/` is a 404 in JSON.
import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refusalBody } from './refusal.ts';

export interface Faces {
  /** Folders with the built pages; null where a face is not built. */
  readonly console: string | null;
  readonly field: string | null;
}

export async function addFaces(app: FastifyInstance, faces: Faces): Promise<void> {
  let first = true;
  for (const [folder, prefix] of [
    [faces.field, '/m/'],
    [faces.console, '/'],
  ] as const) {
    if (folder === null || !existsSync(folder)) continue;
    await app.register(fastifyStatic, {
      root: folder,
      prefix,
      decorateReply: first,
      index: ['index.html'],
      // The build leaves a packed copy beside each text.
      preCompressed: true,
      setHeaders(reply, path) {
        // Built assets carry a hash in their name; pages and the service worker must always be asked for.
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    first = false;
  }
  app.get('/m', (_request, reply) => reply.redirect('/m/'));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    if (path.startsWith('/api/') || request.method !== 'GET')
      return reply.code(404).send(refusalBody({ kind: 'notFound' }));
    const folder = path.startsWith('/m/') ? faces.field : faces.console;
    const looksLikeFile = /\.[a-z0-9]+$/i.test(path);
    if (folder === null || looksLikeFile || !existsSync(folder))
      return reply.code(404).send(refusalBody({ kind: 'notFound' }));
    return reply.header('cache-control', 'no-cache').sendFile('index.html', folder);
  });
}

// The doors of documents: what is kept with a reach or a bulletin, and the file itself. A browser saves it and never shows it: it may have come
// from anywhere.
import { DOCUMENT_PATH, DOCUMENT_RIGHT, DocumentParams } from '@xunhe/contract/document';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import type { FastifyInstance } from 'fastify';
import { Check } from 'typebox/value';
import { keepDocument, retire } from '../acts/documents/keep-document.ts';
import { tellDocuments } from '../acts/documents/tell-documents.ts';
import { inScope } from '../store/db.ts';
import { findDocument } from '../store/document.ts';
import { openBytes, pathOf } from '../store/files.ts';
import { findReach } from '../store/place.ts';
import { attachmentOf } from './attachment.ts';
import { checkRight, type Handlers } from './endpoint.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

export const documentHandlers: Handlers<
  'reachDocuments' | 'addReachDocument' | 'addBulletinFile' | 'retireDocument' | 'retireBulletinFile'
> = {
  reachDocuments: ({ who, params: { id }, tx }) =>
    tx(async (t) => {
      if (!(await findReach(t, who.city, id))) return refuse({ kind: 'notFound' });
      return accept({ rows: await tellDocuments(t, who, { about: 'reach', id }) });
    }),

  addReachDocument: ({ house, who, params, body }) =>
    keepDocument(house, who, { ...body, about: 'reach', aboutId: params.id }),
  addBulletinFile: ({ house, who, params, body }) =>
    keepDocument(house, who, { ...body, about: 'bulletin', aboutId: params.id }),
  retireDocument: ({ house, who, params, body }) => retire(house, who, { ...params, ...body, about: 'reach' }),
  retireBulletinFile: ({ house, who, params, body }) => retire(house, who, { ...params, ...body, about: 'bulletin' }),
};

export function addDocuments(app: FastifyInstance, house: House): void {
  app.get(DOCUMENT_PATH, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: 'signedIn' });
    if (!Check(DocumentParams, request.params)) throw new Refused({ kind: 'notFound' });
    const { id } = request.params;
    const row = await inScope(house.db, who.scope, (tx) => findDocument(tx, who.city, id));
    if (!row || rightOf(who.role, DOCUMENT_RIGHT[row.about]) === null) throw new Refused({ kind: 'notFound' });
    const file = await openBytes(pathOf(house.files, row.city, row.sha256.toString('hex')));
    if (!file) throw new Error(`The file of the document ${row.id} is gone from the disk`);
    const ending = /\.[A-Za-z]{1,5}$/.exec(row.name)?.[0] ?? '';
    return reply
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .header('content-length', file.bytes)
      .header('content-disposition', attachmentOf(row.name, `document${ending}`))
      .type('application/octet-stream')
      .send(file.stream);
  });
}

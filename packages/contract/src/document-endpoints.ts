// Documents that offices keep with reaches and bulletins.
import { DocumentsBody, NewDocumentBody, RetireDocumentBody } from './document.ts';
import { Done, type Endpoint, IdParams } from './endpoint.ts';

export const DOCUMENT_ENDPOINTS = {
  reachDocuments: {
    method: 'GET',
    path: '/api/reaches/:id/documents',
    right: 'place.read',
    summary: 'The documents of a reach, those that hold first',
    params: IdParams,
    answer: DocumentsBody,
  },
  addReachDocument: {
    method: 'POST',
    path: '/api/reaches/:id/documents',
    right: 'document.write',
    summary: 'Keep an uploaded file with a reach',
    params: IdParams,
    body: NewDocumentBody,
    answer: Done,
  },
  retireDocument: {
    method: 'POST',
    path: '/api/documents/:id/retire',
    right: 'document.write',
    summary: 'Retire a document of a reach, with a reason; it stays readable',
    params: IdParams,
    body: RetireDocumentBody,
    answer: Done,
  },
  addBulletinFile: {
    method: 'POST',
    path: '/api/bulletins/:id/documents',
    right: 'bulletin.write',
    summary: 'Keep an uploaded file with a bulletin',
    params: IdParams,
    body: NewDocumentBody,
    answer: Done,
  },
  retireBulletinFile: {
    method: 'POST',
    path: '/api/bulletin-documents/:id/retire',
    right: 'bulletin.write',
    summary: 'Retire a document of a bulletin, with a reason; it stays readable',
    params: IdParams,
    body: RetireDocumentBody,
    answer: Done,
  },
} as const satisfies Record<string, Endpoint>;

// The rows of documents of reaches and bulletins.
import type { DocumentKind, DocumentSubject, DocumentType } from '@xunhe/domain/place/document';

export interface DocumentRow {
  city: string;
  id: string;
  about: DocumentSubject;
  about_id: string;
  /** Of what is about a reach. */
  reach: string | null;
  region: string;
  kind: DocumentKind;
  title: string;
  day: string;
  /** Of the file. */
  name: string;
  type: DocumentType;
  bytes: number;
  sha256: Buffer;
  added_by: string;
  added_at: Date;
  retired_by: string | null;
  retired_at: Date | null;
  retired_why: string | null;
}

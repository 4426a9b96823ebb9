// The words of documents: of a reach (档案文件) and of a bulletin.
import type { DocumentKind, DocumentType } from '@xunhe/domain/place/document';
import { defineWords, type Pair } from '@xunhe/ui/words';

export const DOCUMENT_KIND_WORDS = defineWords({
  plan: ['一河一策', 'River plan'],
  treatment: ['整治方案', 'Treatment plan'],
  acceptance: ['验收', 'Acceptance'],
  other: ['其他', 'Other'],
} satisfies Readonly<Record<DocumentKind, Pair>>);

export const DOCUMENT_TYPE_WORDS = defineWords({
  pdf: ['PDF', 'PDF'],
  jpeg: ['图片', 'Picture'],
  png: ['图片', 'Picture'],
  webp: ['图片', 'Picture'],
  office: ['办公文档', 'Office document'],
  oldOffice: ['办公文档', 'Office document'],
} satisfies Readonly<Record<DocumentType, Pair>>);

export const DOCUMENT_WORDS = defineWords({
  title: ['档案文件', 'Documents'],
  none: ['还没有文件。', 'No document yet.'],
  add: ['添加文件', 'Add a document'],
  choose: ['选择文件', 'Choose a file'],
  hint: [
    'PDF、图片或办公文档，单个不超过 {mb} MB；不接受带宏的文档。',
    'PDF, pictures or office documents of at most {mb} MB; none with macros.',
  ],
  name: ['标题', 'Title'],
  kind: ['类别', 'Kind'],
  day: ['文件日期', 'Day'],
  send: ['上传', 'Upload'],
  sending: ['已上传 {n}%', '{n} % sent'],
  cancel: ['取消', 'Cancel'],
  by: ['{name}，{at}', '{name}, {at}'],
  download: ['下载 {name}', 'Download {name}'],
  retire: ['作废', 'Retire'],
  retireTitle: ['作废文件', 'Retire the document'],
  retireHint: ['文件保留可查，标为作废。', 'It stays readable and is marked as retired.'],
  why: ['理由', 'Reason'],
  retired: ['已作废：{why}', 'Retired: {why}'],
});

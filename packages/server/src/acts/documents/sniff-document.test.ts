import { describe, expect, it } from 'vitest';
import { fitsEnding, sniffDocument } from './sniff-document.ts';

const zip = (...parts: string[]) => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(parts.join('\0'))]);

describe('a document', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a PDF after a mark', Buffer.from('\ufeff%PDF-1.4'), 'pdf'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'jpeg'],
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'png'],
    ['a text of a new office program', zip('[Content_Types].xml', 'word/document.xml'), 'office'],
    ['an open document', zip('mimetypeapplication/vnd.oasis.opendocument.text'), 'office'],
    ['an OFD', zip('OFD.xml'), 'office'],
    ['an old office file', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'oldOffice'],
    ['an office file with a program in it', zip('[Content_Types].xml', 'word/vbaProject.bin'), null],
    ['any other zip', zip('run.exe'), null],
    ['a page of the web', Buffer.from('<!doctype html><script>'), null],
    ['a drawing, which is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), null],
    ['nothing', Buffer.alloc(0), null],
  ] as const)('is known by its bytes: %s', (_, bytes, type) => {
    expect(sniffDocument(bytes)).toBe(type);
  });

  it('has the ending of what it is', () => {
    expect(fitsEnding('pdf', '一河一策.PDF')).toBe(true);
    expect(fitsEnding('pdf', '一河一策.pdf.exe')).toBe(false);
    expect(fitsEnding('office', '方案.docx')).toBe(true);
    expect(fitsEnding('jpeg', '方案.docx')).toBe(false);
  });
});

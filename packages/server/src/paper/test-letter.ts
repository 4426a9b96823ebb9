// A letter for tests, and the text that a PDF holds. Only for tests.
import type { LetterContent } from '@xunhe/domain/problem/letter';
import { extractText, getDocumentProxy } from 'unpdf';
import type { PrintedLetter } from './letter-page.ts';

export function makeTestLetter(
  more: Partial<Omit<LetterContent, 'problem'>> & { readonly text?: string } = {},
  kind: PrintedLetter['kind'] = 'assignment',
): PrintedLetter {
  const { text = '水质由Ⅲ类降为Ⅴ类。', ...rest } = more;
  return {
    ...{ kind, number: '穗河长办交〔2026〕12号' },
    content: {
      ...{
        signature: '广州市河长制办公室',
        addressees: ['番禺区水务局'],
        copies: [],
        leads: true,
        cause: null,
        note: '',
      },
      ...{ contact: { name: '孙文清', phone: '000-0001' }, dueDay: '2026-02-05', overdueDays: 0, answers: null },
      ...{ photos: [], day: '2026-01-08' },
      problem: {
        ...{ id: 'Q-1', type: 'industrial_discharge', source: 'citizen', key: true, text },
        ...{ regions: ['番禺区', '石楼镇'], water: '市桥水道', reach: '市桥水道石楼段', reportedDay: '2026-01-05' },
        place: { lon: 113.2651, lat: 23.1234 },
      },
      ...rest,
    },
  };
}

export interface ReadPdf {
  readonly pages: number;
  /** Without spaces, line ends and the numbers of pages: where lines and pages break is not what is asked. */
  readonly text: string;
  /** The same by page. */
  readonly texts: readonly string[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  const texts = text.map((page) => page.replace(/\s/g, '').replace(/—\d+—/g, ''));
  return { pages: totalPages, text: texts.join(''), texts };
}

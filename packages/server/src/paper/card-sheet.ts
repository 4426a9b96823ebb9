// A duty card as a sheet for the press, with the code that leads to it on the phone.
import type { DutyCardBody } from '@xunhe/contract/duty-card';
import { makeCardPage } from '@xunhe/contract/duty-card-page';
import type { ReportLanguage } from '@xunhe/contract/report-words';
import { create } from 'qrcode';
import type { Sheet } from './press.ts';

export interface CardToPrint {
  readonly card: DutyCardBody;
  /** Where the card stands on the phone. */
  readonly address: string;
  readonly madeAtS: number;
}

export function makeCardSheet({ card, address, madeAtS }: CardToPrint, language: ReportLanguage): Sheet {
  return {
    template: 'card',
    content: { ...makeCardPage(card, language), language },
    pictures: [],
    drawings: [drawCode(address)],
    madeAtS,
  };
}

/** Light modules around it that a reader needs (ISO/IEC 18004: four). */
const QUIET = 4;

function drawCode(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const whole = modules.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${whole}" viewBox="0 0 ${whole} ${whole}"><rect width="${whole}" height="${whole}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

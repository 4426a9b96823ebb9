// What the group robots of 企业微信 and 钉钉 have in common: Markdown of a few marks, and answers of status 200 that say by a number what came of
// the message.
import type { Answered, Judged, WebhookLetter } from './webhook-letter.ts';
import { judgeStatus } from './webhook-service.ts';

/** Both allow 20 in a minute and shut out whoever sends more; two are left for tests and for clocks that differ. */
export const ROBOT_PER_MINUTE = 18;

const LONGEST_LINE = 120;

/** The title in bold, a paragraph for each line, then the link. Names cannot become marks or links of their own. */
export function writeMarkdown({ title, lines, link }: WebhookLetter): string {
  const said = [`**${plain(title)}**`, ...lines.map(plain)];
  return [...said, ...(link ? [`[${plain(link.words)}](${link.url})`] : [])].join('\n\n');
}

/** Marks in full-width form: neither service reads a backslash before one as every Markdown does. */
export function plain(text: string): string {
  const wide = text.replace(/[\\`*_[\]<>]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  const flat = wide.replace(/\s+/g, ' ').trim();
  return flat.length > LONGEST_LINE ? `${flat.slice(0, LONGEST_LINE - 1)}…` : flat;
}

export function judgeErrcode(answered: Answered, meanings: ReadonlyMap<number, Judged>): Judged {
  if (answered.status !== 200) return judgeStatus(answered.status);
  const code = readErrcode(answered.text);
  // It came to somebody who does not speak as the robot does, or the answer broke off.
  if (code === null) return { kind: 'unknown' };
  return code === 0 ? { kind: 'sent' } : (meanings.get(code) ?? { kind: 'refused' });
}

function readErrcode(text: string): number | null {
  const code = /"errcode"\s*:\s*(-?\d+)/.exec(text)?.[1];
  return code === undefined ? null : Number(code);
}

// A letter of plain lines, once as text and once as simple HTML in which nothing but those lines can stand.
import type { MailLetter } from './mail-office.ts';

export interface MailLines {
  readonly title: string;
  readonly lines: readonly string[];
  /** Where to go on; null: nowhere is known. */
  readonly link: { readonly words: string; readonly url: string } | null;
  /** Why it came, and how it ends. */
  readonly foot: string;
  readonly language: 'zh' | 'en';
}

export function writeMail({ title, lines, link, foot, language }: MailLines): Omit<MailLetter, 'id' | 'to'> {
  const subject = oneLine(title);
  const shown = lines.map(oneLine);
  const text = [...shown, ...(link ? ['', `${link.words}: ${link.url}`] : []), '', '--', foot].join('\n');
  const html = [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family:sans-serif;line-height:1.6;color:#16242b">',
    ...shown.map((line) => `<p>${escapeHtml(line)}</p>`),
    link ? `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>` : '',
    `<p style="color:#5b6b73">${escapeHtml(foot)}</p></body></html>`,
  ].join('');
  return { subject, text, html };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

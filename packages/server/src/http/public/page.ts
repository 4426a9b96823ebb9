// The frame of every public page: title, language, hotline, and the way back.
import type { FastifyReply } from 'fastify';
import type { PublicCity } from '../../store/public-water.ts';
import { Html, html, type Piece } from './html.ts';
import type { Language, Pair, Speech } from './speech.ts';
import { STYLE, STYLE_HASH } from './style.ts';

const WORDS = {
  product: ['{city}河长制', 'River chiefs of {city}'],
  other: ['English', '中文'],
  hotline: ['有疑问或紧急情况，请拨打', 'For questions, and when it is urgent, call'],
  follow: ['凭查询码查看进展', 'Follow a report by its code'],
} satisfies Record<string, Pair>;

export interface Page {
  readonly status?: number;
  readonly title: string;
  readonly body: Html;
  /** Of the page itself, for the link to the other language; null where it cannot be asked for again. */
  readonly path: string | null;
  /** Asks for the browser's place. */
  readonly hasScript?: boolean;
  /** May lie in caches on the way: it says the same to everybody. */
  readonly isShared?: boolean;
}

const SHARED_S = 120;

export function sendPage(
  reply: FastifyReply,
  page: Page,
  at: { readonly speech: Speech; readonly city: PublicCity; readonly scriptPath: string },
): FastifyReply {
  return reply
    .code(page.status ?? 200)
    .header(
      'content-security-policy',
      `default-src 'none'; style-src '${STYLE_HASH}'; script-src ${page.hasScript ? "'self'" : "'none'"}; img-src 'self'; ` +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    .header('cache-control', page.isShared ? `public, max-age=${SHARED_S}` : 'no-store')
    .header('content-language', at.speech.language === 'zh' ? 'zh-CN' : 'en')
    .type('text/html; charset=utf-8')
    .send(drawPage(page, at).text);
}

function drawPage(
  page: Page,
  { speech, city, scriptPath }: { readonly speech: Speech; readonly city: PublicCity; readonly scriptPath: string },
): Html {
  const { say, link } = speech;
  const other: Language = speech.language === 'zh' ? 'en' : 'zh';
  const otherPath = page.path && (other === 'en' ? `${page.path}?lang=en` : page.path);
  return html`<!doctype html>
<html lang="${speech.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${page.title} · ${say(WORDS.product, { city: speech.name(city) })}</title>${!page.isShared && html`<meta name="robots" content="noindex">`}<meta name="theme-color" content="#07506a"><style>${new Html(STYLE)}</style>${page.hasScript && html`<script src="${scriptPath}" defer></script>`}</head>
<body><header><span>${say(WORDS.product, { city: speech.name(city) })}</span>${otherPath && html`<a href="${otherPath}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(WORDS.other)}</a>`}</header>
<main>${page.body}</main>
<footer><p>${say(WORDS.hotline)} <a href="tel:${city.hotline.replace(/[^0-9+]/g, '')}"><strong>${city.hotline}</strong></a></p><p><a href="${link('/follow')}">${say(WORDS.follow)}</a></p></footer>
</body></html>`;
}

/** A sentence that says what went wrong, before anything else on the page. */
export function drawSaid(sentence: Piece): Html {
  return html`<p class="said" role="alert">${sentence}</p>`;
}

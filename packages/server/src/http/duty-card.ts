// The duty card on paper. The card itself is an endpoint of the chief's day.
import { CARD_PDF_PATH, CARD_RIGHTS } from '@xunhe/contract/duty-card';
import { IdText } from '@xunhe/contract/wire';
import type { FastifyInstance } from 'fastify';
import { Check } from 'typebox/value';
import { printCard } from '../acts/today/print-card.ts';
import { attachmentOf } from './attachment.ts';
import { checkRight } from './endpoint.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

interface Asked {
  Params: { person: string };
  Querystring: { language?: string };
}

export function addDutyCards(app: FastifyInstance, house: House): void {
  app.get<Asked>(CARD_PDF_PATH, async (request, reply) => {
    const who = await readSession(house, request, reply);
    const { person } = request.params;
    checkRight(who, { right: person === who.id ? CARD_RIGHTS.own : CARD_RIGHTS.other });
    if (!Check(IdText, person)) throw new Refused({ kind: 'notFound' });
    const printed = await printCard(house, who, {
      person,
      language: request.query.language === 'en' ? 'en' : 'zh',
      address: `${house.publicUrl ?? `${request.protocol}://${request.host}`}/m/card`,
    });
    if (!printed.ok) throw new Refused(printed.refusal);
    return reply
      .type('application/pdf')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('content-disposition', attachmentOf(printed.value.name, 'duty-card.pdf'))
      .send(Buffer.from(printed.value.pdf));
  });
}

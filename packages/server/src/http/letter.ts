// The letters of a problem: their list, and each as a PDF.
import { LETTER_PATH, LETTER_RIGHT } from '@xunhe/contract/letter';
import { accept, refuse } from '@xunhe/domain/ground/result';
import type { FastifyInstance } from 'fastify';
import { findShownLetter, listShownLetters } from '../acts/letters/find-letters.ts';
import { printLetter } from '../acts/letters/print-letter.ts';
import { KIND_NAMES } from '../paper/letter-words.ts';
import { inScope } from '../store/db.ts';
import type { FoundLetter } from '../store/letter.ts';
import { attachmentOf } from './attachment.ts';
import { checkRight, type Handlers } from './endpoint.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

export const letterHandlers: Handlers<'letters'> = {
  async letters({ who, params, tx }) {
    const letters = await tx((t) => listShownLetters(t, who, params.id));
    return letters ? accept({ rows: letters.map(tellLetter) }) : refuse({ kind: 'notFound' });
  },
};

export function addLetters(app: FastifyInstance, house: House): void {
  app.get<{ Params: { id: string } }>(LETTER_PATH, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: LETTER_RIGHT });
    const letter = await inScope(house.db, who.scope, (tx) => findShownLetter(tx, who, request.params.id));
    if (!letter) throw new Refused({ kind: 'notFound' });
    const printed = await printLetter(house, letter);
    if (!printed.ok) throw new Refused(printed.refusal);
    return reply
      .type('application/pdf')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header(
        'content-disposition',
        attachmentOf(`${KIND_NAMES[letter.kind]} ${letter.number}.pdf`, `letter-${letter.id}.pdf`),
      )
      .send(Buffer.from(printed.value));
  });
}

function tellLetter({ id, kind, number, content, made_at, seq, by_name }: FoundLetter) {
  const { signature, addressees, leads, day, dueDay } = content;
  return {
    ...{ id, kind, number, signature, addressees: [...addressees], leads, day, dueDay, seq },
    ...{ madeAt: made_at.toISOString(), byName: by_name },
  };
}

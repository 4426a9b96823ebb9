// The letters of a problem: their list, and each as a PDF.
import { LETTER_PATH, LETTER_RIGHT } from '@xunhe/contract/letter';
import { accept, refuse } from '@xunhe/domain/ground/result';
import type { FastifyInstance } from 'fastify';
import { findShownLetter, listShownLetters } from '../acts/letters/find-letters.ts';
import { printLetter } from '../acts/letters/print-letter.ts';
import { KIND_NAMES } from '../letters/letter-words.ts';
import { inScope } from '../store/db.ts';
import type { FoundLetter } from '../store/letter.ts';
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
      .header('content-disposition', dispositionOf(letter))
      .send(Buffer.from(printed.value));
  });
}

/** Names beyond ASCII go by RFC 8187; the plain one is for what does not know it. */
function dispositionOf({ kind, number, id }: FoundLetter): string {
  // What the encoding of an address leaves as it is, and a header may not hold.
  const name = encodeURIComponent(`${KIND_NAMES[kind]} ${number}.pdf`).replace(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="letter-${id}.pdf"; filename*=UTF-8''${name}`;
}

function tellLetter({ id, kind, number, content, made_at, seq, by_name }: FoundLetter) {
  const { signature, addressees, leads, day, dueDay } = content;
  return {
    ...{ id, kind, number, signature, addressees: [...addressees], leads, day, dueDay, seq },
    ...{ madeAt: made_at.toISOString(), byName: by_name },
  };
}

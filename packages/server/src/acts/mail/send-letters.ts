// Sends the letters that are due, a few at a time, each claimed before it is handed over. What a server did not take is tried again after a growing
// pause; what it may have taken is called unknown and is not sent again.

import type { MailOffice, MailOutcome } from '../../mail/mail-office.ts';
import { writeMail } from '../../mail/mail-text.ts';
import { inScope } from '../../store/db.ts';
import { findMailAddress, listLetter } from '../../store/mail.ts';
import { claimMailDelivery, endMailDelivery, giveUpMailSending, type MailEnd } from '../../store/mail-delivery.ts';
import type { MailAddressRow, MailDeliveryRow } from '../../store/rows-mail.ts';
import { everybodyIn } from '../reminders/city-scope.ts';
import { type MailHouse, openCode } from './mail-house.ts';
import { pick, wordReminder } from './reminder-words.ts';

const AT_ONCE = 4;
/** A letter is answered or given up within a minute; one that is still being sent after this was left by a server that died. */
const LEFT_MS = 10 * 60_000;
const FIRST_PAUSE_S = 60;
/** The pauses double: the last try is half a day after the first. */
const MOST_ATTEMPTS = 10;
const MOST_LINES = 30;

export async function sendLetters(house: MailHouse, office: MailOffice, city: string): Promise<void> {
  await inScope(house.db, everybodyIn(city), (tx) => giveUpMailSending(tx, city, new Date(house.now() - LEFT_MS)));
  const at = new Date(house.now());
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (;;) {
      const letter = await inScope(house.db, everybodyIn(city), (tx) => claimMailDelivery(tx, city, at));
      if (!letter) return;
      await sendLetter(house, office, letter);
    }
  });
  await Promise.all(workers);
}

async function sendLetter(house: MailHouse, office: MailOffice, letter: MailDeliveryRow): Promise<void> {
  const scope = everybodyIn(letter.city);
  const written = await inScope(house.db, scope, async (tx) => {
    const box = await findMailAddress(tx, letter);
    // Given up or changed since: what was for another mailbox goes nowhere.
    if (box?.address !== letter.address) return null;
    if (letter.purpose === 'code') return writeCode(house, box);
    const rows = await listLetter(tx, letter.city, letter.id);
    const lines = rows.map((row) => wordReminder(row as Parameters<typeof wordReminder>[0], box.language));
    return box.confirmed_at && lines.length > 0 ? writeReminders(house, box, lines) : null;
  });
  const outcome = written && (await office.send({ id: letter.id, to: letter.address, ...written }));
  const end: MailEnd = outcome ? decideEnd(house, letter, outcome) : { state: 'blocked', answer: '' };
  await inScope(house.db, scope, (tx) => endMailDelivery(tx, letter, end, new Date(house.now())));
}

function decideEnd({ now }: MailHouse, { attempts }: MailDeliveryRow, { kind, answer }: MailOutcome): MailEnd {
  if (kind !== 'again') return { state: kind, answer };
  if (attempts >= MOST_ATTEMPTS) return { state: 'expired', answer };
  return { state: 'waiting', answer, dueAt: new Date(now() + FIRST_PAUSE_S * 2 ** (attempts - 1) * 1000) };
}

const MARK = ['【巡河】', '[Xunhe] '] as const;
const CODE = ['邮箱验证码：{code}', 'Your code: {code}'] as const;
const CODE_LINE = [
  '请在系统的邮件提醒设置中填入此验证码，30 分钟内有效。不是您本人操作的，请忽略此邮件。',
  'Enter this code where you set up e-mail in Xunhe; it serves for 30 minutes. If it was not you, ignore this letter.',
] as const;
const TITLE = ['{n} 条提醒', '{n} reminders'] as const;
const MORE = ['另有 {n} 条，请打开系统查看。', '{n} more: open Xunhe to read them.'] as const;
const LINK = ['打开巡河', 'Open Xunhe'] as const;
const FOOT = [
  '您在巡河系统中选择了邮件提醒，可随时在提醒设置中更改或停用。请勿回复此邮件。',
  'You chose e-mail for reminders in Xunhe and can change or end it in its settings. Please do not answer this letter.',
] as const;

function writeCode(house: MailHouse, box: MailAddressRow) {
  const code = openCode(house, box);
  if (code === null) return null;
  const { language } = box;
  const title = pick(CODE, language).replace('{code}', code);
  return writeMail({
    ...{ title: pick(MARK, language) + title, lines: [title, pick(CODE_LINE, language)], link: null, language },
    foot: pick(FOOT, language),
  });
}

/** Who has one reads it in the subject. */
function writeReminders({ publicUrl }: MailHouse, { language }: MailAddressRow, lines: readonly string[]) {
  const many = pick(TITLE, language).replace('{n}', String(lines.length));
  const left = lines.length - MOST_LINES;
  const more = left > 0 ? [pick(MORE, language).replace('{n}', String(left))] : [];
  return writeMail({
    title: pick(MARK, language) + (lines.length === 1 ? lines[0]! : many),
    lines: [...lines.slice(0, MOST_LINES), ...more],
    link: publicUrl === null ? null : { words: pick(LINK, language), url: `${publicUrl}/m/` },
    ...{ foot: pick(FOOT, language), language },
  });
}

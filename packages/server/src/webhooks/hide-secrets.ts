// The beginning of an answer as it may be kept and read: a receiver may repeat what it was given, keys and numbers of phones too.
import type { WebhookTargetBody } from '@xunhe/contract/webhook';

const LONGEST = 500;
const HIDDEN = '•••';
/** Shorter words are no secrets, and would hide half of the answer. */
const SHORTEST_SECRET = 6;

export function hideSecrets(text: string, { url, secret }: WebhookTargetBody): string {
  const secrets = [secret ?? '', ...new URL(url).searchParams.values()].filter(
    (word) => word.length >= SHORTEST_SECRET,
  );
  let shown = text;
  for (const word of secrets) shown = shown.replaceAll(word, HIDDEN);
  return (
    shown
      .replace(/(?<!\d)1\d{10}(?!\d)/g, HIDDEN)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the store takes no NUL, and a list shows one line
      .replace(/[\u0000-\u001f\u007f\ufffd]+/g, ' ')
      .trim()
      .slice(0, LONGEST)
  );
}

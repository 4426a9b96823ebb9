// Bugs that people make, each planted in the real sources as they are read. The simulator must find every one of them within a thousand seeds;
// that is what its silence about the sources as they stand is worth.
import type { Patch } from './bundle.ts';

export interface Bug {
  readonly name: string;
  /** What somebody did, in a sentence. */
  readonly story: string;
  readonly patches: readonly Patch[];
}

const OUTBOX = 'packages/field/src/sending/outbox.ts';
const MOVES = 'packages/field/src/sending/item-moves.ts';
const STORE = 'packages/field/src/keeping/field-store.ts';
const RECORDER = 'packages/field/src/walking/recorder.ts';
const TAKE = 'packages/server/src/acts/sync/take-records.ts';
const MEMORY = 'packages/server/src/acts/sync/memory-sync-store.ts';

export const BUGS: readonly Bug[] = [
  {
    name: 'pictures-early',
    story: 'The phone lets its pictures go once the record is stored, before their bytes are there.',
    patches: [
      {
        file: OUTBOX,
        find: "item.state === 'sent' ? store.settle(item)",
        replace: "item.state !== 'waiting' ? store.settle(item)",
      },
    ],
  },
  {
    name: 'any-200',
    story: 'Whatever answers with 200 has taken the records: the page of a hotel, too.',
    patches: [
      {
        file: OUTBOX,
        find: '    await takeRefusal(ready, answer.refusal);\n',
        replace: `    if (answer.refusal.status === 200) {
      for (const item of ready) await write({ ...item, state: 'sent' });
      return true;
    }
    await takeRefusal(ready, answer.refusal);\n`,
      },
    ],
  },
  {
    name: 'no-id-check',
    story: 'The server does not look whether it has the record: a repeated request stores it again.',
    patches: [
      {
        file: TAKE,
        find: 'if (before && isSame(before, who, op.hash)) return',
        replace: 'if (before && text === null) return',
      },
      { file: TAKE, find: "  if (before) return { to: 'keep'", replace: "  if (!who) return { to: 'keep'" },
      {
        file: MEMORY,
        find: "if (before) return { outcome: 'present'",
        replace: "if (!deed) return { outcome: 'present'",
      },
    ],
  },
  {
    name: 'answer-before-commit',
    story: 'The server answers while the store is still writing.',
    patches: [
      {
        file: TAKE,
        find: 'const saved = (await house.store.save(who.city, deeds)).values();',
        replace: `void house.store.save(who.city, deeds);
  const saved = deeds
    .map(({ photos }) => ({ outcome: 'stored' as const, photosMissing: photos.map(({ sha256 }) => sha256) }))
    .values();`,
      },
    ],
  },
  {
    name: 'refused-blocks',
    story: 'A refused record holds back everything that stands in the outbox with it.',
    patches: [
      {
        file: OUTBOX,
        find: 'if (due.length === 0) return;',
        replace:
          "if (due.length === 0 || (await store.items(person)).some(({ state }) => state === 'refused')) return;",
      },
    ],
  },
  {
    name: 'new-id',
    story: 'A record that is tried again gets a new id.',
    patches: [
      {
        file: 'packages/field/src/sending/batch.ts',
        find: 'const { id, kind, form, hash } = item;',
        replace:
          'const { kind, form, hash } = item;\n  const id = item.attempts > 0 ? item.id.replace(/.$/, String(item.attempts % 10)) : item.id;',
      },
    ],
  },
  {
    name: 'hash-of-another-text',
    story: 'The server hashes the text as it would write it itself, its letters in one piece, not as it came.',
    patches: [
      {
        file: 'packages/server/src/acts/sync/record-shape.ts',
        find: 'const found = hashText(text);',
        replace: "const found = hashText(Buffer.from(text.toString('utf8').normalize('NFC'), 'utf8'));",
      },
    ],
  },
  {
    name: 'another-session',
    story: 'Somebody else signed in while the outbox was sending, and nobody asks whose records these are.',
    patches: [
      {
        file: 'packages/server/src/acts/sync/take-sync.ts',
        find: 'if (person !== undefined && person !== who.id)',
        replace: 'if (person === who.name && person !== who.id)',
      },
    ],
  },
  {
    name: 'two-commits',
    story: 'Handing in throws the draft away first and writes the record in a second commit.',
    patches: [
      {
        file: STORE,
        find: 'raw.commit([...(await putRecord(item, text)), ...dropDraft(item.id, false)])',
        replace: 'raw.commit(dropDraft(item.id, false)).then(async () => raw.commit(await putRecord(item, text)))',
      },
    ],
  },
  {
    name: 'clock-set-back',
    story: 'An item waits for a moment that a wrong clock chose, days away.',
    patches: [
      {
        file: MOVES,
        find: 'return item.nextTryMs <= nowMs || item.nextTryMs > nowMs + LONGEST_PAUSE_MS;',
        replace: 'return item.nextTryMs <= nowMs;',
      },
    ],
  },
  {
    name: 'conflict-overwrites',
    story: 'Of two contents under one id the last one stays.',
    patches: [
      { file: TAKE, find: "  if (before) return { to: 'keep'", replace: "  if (!who) return { to: 'keep'" },
      {
        file: MEMORY,
        find: "if (before) return { outcome: 'present'",
        replace: "if (before?.hash === deed.hash) return { outcome: 'present'",
      },
    ],
  },
  {
    name: 'part-counted',
    story:
      'Each part of an upload is told with the number of those sent so far, also when the first were there already.',
    patches: [
      {
        file: 'packages/field/src/sending/upload.ts',
        find: 'bytes: content.length, part, content: piece }',
        replace: 'bytes: content.length, part: part - have.size, content: piece }',
      },
    ],
  },
  {
    name: 'missing-forgotten',
    story: 'A record that comes again is told to lack no pictures.',
    patches: [
      {
        file: 'packages/server/src/acts/sync/op-answer.ts',
        find: "outcome: 'already', refusal: null, receipt, photosMissing: [...photosMissing] }",
        replace: "outcome: 'already', refusal: null, receipt, photosMissing: photosMissing.slice(0, 0) }",
      },
    ],
  },
  {
    name: 'refused-not-kept',
    story: 'The server refuses a record and does not keep what it refused.',
    patches: [
      {
        file: TAKE,
        find: 'if (texts.length > 0) await keepRefused',
        replace: 'if (texts.length > 1) await keepRefused',
      },
    ],
  },
  {
    name: 'door-refuses',
    story: 'What a closed door says of the request is taken as the last word about the records in it.',
    patches: [
      {
        file: OUTBOX,
        find: 'for (const item of batch) await write(fail(item, refusal, moment()));',
        replace:
          "for (const item of batch)\n      await write(isPassing(refusal) ? fail(item, refusal, moment()) : { ...item, state: 'refused', lastError: refusal });",
      },
    ],
  },
  {
    name: 'full-disk-saved',
    story: 'The app says "saved" although the disk refused.',
    patches: [
      {
        file: OUTBOX,
        find: 'await store.handIn(item, text);',
        replace: 'await store.handIn(item, text).catch(() => undefined);',
      },
    ],
  },
  {
    name: 'pictures-with-draft',
    story: 'Handing in throws the pictures away with the draft.',
    patches: [{ file: STORE, find: '...dropDraft(item.id, false)', replace: '...dropDraft(item.id, true)' }],
  },
  {
    name: 'fixes-counted',
    story: 'Fixes are numbered by how many there are, so that after one was lost another is overwritten.',
    patches: [
      {
        file: RECORDER,
        find: 'store.addPoint(draft, mine, point)',
        replace: 'store.addPoint(draft, points.length, point)',
      },
    ],
  },
  {
    name: 'old-rows-cleared-first',
    story: 'The renewed app empties the old tables before the new ones are filled.',
    patches: [
      {
        file: 'packages/field/src/keeping/move-old.ts',
        find: 'if (Object.values(old).every((rows) => rows.length === 0)) return;',
        replace: 'if (Object.values(old).every((rows) => rows.length === 0)) return;\n  await disk.clearOld();',
      },
    ],
  },
  {
    name: 'photo-lost-for-ever',
    story: 'A picture that another page has sent and let go is waited for, for ever.',
    patches: [
      {
        file: OUTBOX,
        find: 'const sent = bytes ? await upload(wire, sha256, bytes) : accept(true);',
        replace: "const sent = bytes ? await upload(wire, sha256, bytes) : refuse({ kind: 'photo.lost' });",
      },
    ],
  },
];

export function findBug(name: string): Bug {
  const found = BUGS.find((bug) => bug.name === name);
  if (!found) throw new Error(`There is no bug "${name}"; there are ${BUGS.map((bug) => bug.name).join(', ')}`);
  return found;
}

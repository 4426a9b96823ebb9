// The app's store with somebody looking over its shoulder: what is made, and of what the person is then told that it is saved, goes into the
// book.
import type { FieldStore } from '../packages/field/src/keeping/field-store.ts';
import type { OutboxItem } from '../packages/field/src/keeping/outbox-item.ts';
import type { App } from './app.ts';
import { breakLaw, type World } from './world.ts';

export function bookStore(world: World, app: App, store: FieldStore): FieldStore {
  const { ledger } = world;
  const { name: phone } = app.phone;
  const checkOwner = <T extends { readonly person: string }>(rows: readonly T[], person: string): void => {
    for (const row of rows)
      if (row.person !== person) breakLaw(world, 'L9', `${person} was shown a row of ${row.person} on ${phone}`);
  };
  return {
    ...store,
    async handIn(item, text) {
      const made = ledger.note(toMade(app, item, text));
      await store.handIn(item, text);
      made.shown = true;
      world.tell(() => `${app.name} shows ${item.kind} ${item.id} of ${item.person} as saved`);
    },
    async putPatrol(draft) {
      await store.putPatrol(draft);
      ledger.begin({ id: draft.id, person: draft.person, phone });
    },
    async putForm(form) {
      await store.putForm(form);
      ledger.begin({ id: form.id, person: form.person, phone });
    },
    async addPhoto(photo, bytes) {
      ledger.pictures.set(photo.sha256, bytes);
      await store.addPhoto(photo, bytes);
    },
    async items(person) {
      const items = await store.items(person);
      checkOwner(items, person);
      return items;
    },
    async patrol(person) {
      const draft = await store.patrol(person);
      if (draft) checkOwner([draft], person);
      return draft;
    },
    async forms(person) {
      const forms = await store.forms(person);
      checkOwner(forms, person);
      return forms;
    },
  };
}

function toMade({ phone }: App, item: OutboxItem, text: string) {
  const { id, person, kind, judgement } = item;
  return {
    ...{ id, text, person, kind, hash: item.hash, photos: item.photos.map(({ sha256 }) => sha256) },
    verdict: kind === 'patrol' && phone.clockStayed ? (judgement?.verdict ?? null) : null,
  };
}

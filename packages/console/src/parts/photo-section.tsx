// The pictures of a patrol or a problem in its file.
import type { PhotoBody } from '@xunhe/contract/photo';
import { PhotoStrip } from '@xunhe/ui/photo-strip.tsx';
import { useWords } from '@xunhe/ui/words';
import { PHOTO_WORDS } from '@xunhe/ui/words-photo';
import { Section } from './screen.tsx';
import { useRight, useSurroundings } from './surroundings.ts';

export function PhotoSection({
  photos = [],
  record,
}: {
  readonly photos: readonly PhotoBody[] | undefined;
  readonly record: 'patrol' | 'problem';
}) {
  const say = useWords(PHOTO_WORDS);
  const { city } = useSurroundings();
  const mayTakeOriginal = useRight('photo.original');
  return (
    <Section title={say('photos')}>
      <PhotoStrip photos={photos} record={record} at={city} mayTakeOriginal={mayTakeOriginal} />
    </Section>
  );
}

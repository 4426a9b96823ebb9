// The notes of the patrol under way, over its map.
import { useWords } from '@xunhe/ui/words';
import { Button, Popup } from 'antd-mobile';
import { useRecording } from '../house.ts';
import { FIELD_WORDS } from '../words-field.ts';
import { PatrolNotes, useSaid } from './patrol-notes.tsx';
import { PATROL_WORDS } from './words-patrol.ts';

export function NotesSheet({ record, onClose }: { readonly record: string; readonly onClose: () => void }) {
  const say = useWords(PATROL_WORDS);
  const sayField = useWords(FIELD_WORDS);
  // Drawn anew with every word that is kept.
  useRecording();
  const said = useSaid(record);
  return (
    <Popup visible onMaskClick={onClose} bodyClassName="sheet" getContainer={null}>
      <section role="dialog" aria-modal="true" aria-label={say('notes')}>
        <h2>{say('notes')}</h2>
        {said && <PatrolNotes record={record} said={said[0]} onSay={said[1]} />}
        <Button block className="big" onClick={onClose}>
          {sayField('resume')}
        </Button>
      </section>
    </Popup>
  );
}

// What is noted on the way: the seven groups that were looked at, a note, pictures. Each word is kept at once, under the patrol's draft.
import { CHECK_GROUPS } from '@xunhe/domain/patrol/record-kind';
import { useWords } from '@xunhe/ui/words';
import { Selector, TextArea } from 'antd-mobile';
import { useHouse } from '../house.ts';
import type { PatrolSaid } from '../keeping/draft.ts';
import { PhotoField } from '../pictures/photo-field.tsx';
import { PHOTO_WORDS } from '../pictures/words-photo.ts';
import { FIELD_WORDS } from '../words-field.ts';
import { CHECK_WORDS, PATROL_WORDS } from './words-patrol.ts';

interface PatrolNotesProps {
  readonly record: string;
  readonly said: PatrolSaid;
  readonly onSay: (said: PatrolSaid) => void;
}

export function PatrolNotes({ record, said, onSay }: PatrolNotesProps) {
  const sayField = useWords(FIELD_WORDS);
  const sayPhoto = useWords(PHOTO_WORDS);
  return (
    <>
      <Checks said={said} onSay={onSay} />
      <PhotoField record={record} kind="view" label={sayPhoto('photos')} place={null} />
      <TextArea
        value={said.note}
        onChange={(note) => onSay({ ...said, note })}
        rows={2}
        maxLength={4000}
        placeholder={sayField('note')}
        aria-label={sayField('note')}
      />
    </>
  );
}

function Checks({ said, onSay }: Omit<PatrolNotesProps, 'record'>) {
  const say = useWords(PATROL_WORDS);
  const sayCheck = useWords(CHECK_WORDS);
  const options = [
    { value: 'fine' as const, label: say('fine') },
    { value: 'found' as const, label: say('found') },
  ];
  const check = (group: string, answer: 'fine' | 'found' | undefined) => {
    const { [group]: _before, ...rest } = said.checks;
    onSay({ ...said, checks: answer ? { ...rest, [group]: answer } : rest });
  };
  return (
    <fieldset className="choices checks">
      <legend>{say('checks')}</legend>
      {CHECK_GROUPS.map((group) => (
        <div key={group} className="check-line">
          <span id={`check-${group}`}>{sayCheck(group)}</span>
          <Selector
            aria-labelledby={`check-${group}`}
            options={options}
            value={said.checks[group] ? [said.checks[group]] : []}
            onChange={(next) => check(group, next[0])}
            showCheckMark={false}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** Keeps what is said with the draft; a full disk is told by the recorder, and the words stay on the screen. */
export function useSaid(record: string): [PatrolSaid, (said: PatrolSaid) => void] | null {
  const { recorder } = useHouse();
  const recording = recorder.current();
  if (recording?.draft.id !== record) return null;
  return [recording.draft.said, (said) => void recorder.say(said).catch(() => undefined)];
}

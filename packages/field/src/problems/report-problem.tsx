// Reporting a problem in under half a minute. What was typed and pictured stays in the drafts when the form is left.
import { useSearch } from '@tanstack/react-router';
import { makeId } from '@xunhe/domain/ground/id';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { useState } from 'react';
import { BackLine } from '../back-line.tsx';
import { useFormDraft } from '../drafts/form-draft.ts';
import { GuideLink } from '../guides/guide-link.tsx';
import { useHouse, useRecording, useSurroundings } from '../house.ts';
import { useToday } from '../queries.ts';
import { FIELD_WORDS } from '../words-field.ts';
import { ReportForm } from './report-form.tsx';

export function ReportProblem() {
  const say = useWords(FIELD_WORDS);
  const recording = useRecording();
  const { me } = useSurroundings();
  return (
    <>
      <BackLine title={say('report')} to={recording ? '/patrol' : '/problems'}>
        <GuideLink task="report" />
      </BackLine>
      {holdsRight(me, 'duty.readOwn') ? <ReportOwn /> : <EmptyState>{say('reportNeedsReach')}</EmptyState>}
    </>
  );
}

function ReportOwn() {
  const today = useToday();
  const { recorder, random } = useHouse();
  const { draft } = useSearch({ from: '/report' });
  const [id] = useState(() => draft ?? makeId(recorder.cityNow(), random(10)));
  const keeper = useFormDraft(id, 'problem');
  if (!keeper.isReady) return null;
  return <Answered query={today}>{({ value }) => <ReportForm today={value} id={id} keeper={keeper} />}</Answered>;
}

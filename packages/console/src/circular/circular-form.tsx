// The form of a notice with its preview. A draft is saved before it is published, so that what is published is what stands here.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CircularDraftBody } from '@xunhe/contract/circular';
import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal } from '@xunhe/domain/ground/result';
import { CircularText } from '@xunhe/ui/circular-text.tsx';
import { ask, client } from '@xunhe/ui/session';
import { useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useRegions } from '../parts/filters.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { useSayAudience } from './circular-audience.tsx';
import { CircularFields, type WrittenCircular } from './circular-fields.tsx';
import { useSayLastDay, useSayOffice } from './use-circulars.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

interface FormProps {
  readonly draft: CircularDraftBody | null;
  readonly begin: WrittenCircular;
  /** The title of the notice whose place it takes. */
  readonly replaced: string | null;
}

export function CircularForm({ draft, begin, replaced }: FormProps) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const [written, setWritten] = useState(begin);
  const { save, publish, busy, refusal, isSaved } = useDraft(draft, begin);
  const people = useAudience(written);
  const isWhole = written.title.trim() !== '' && written.text.trim() !== '' && written.groups.length > 0;
  return (
    <div className="circular-write">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save(written);
        }}
      >
        {replaced !== null && <p className="muted">{say('replaces', { title: replaced })}</p>}
        <CircularFields written={written} onChange={(change) => setWritten((before) => ({ ...before, ...change }))} />
        <div role="alert">{refusal && <p className="refused">{sayRefusal(refusal, say.language)}</p>}</div>
        <div className="circular-actions">
          <Button htmlType="submit" loading={busy} disabled={!isWhole}>
            {say('save')}
          </Button>
          <Popconfirm
            title={say('publishAsk')}
            okText={say('publish')}
            cancelText={say('cancel')}
            onConfirm={() => void publish(written)}
          >
            <Button type="primary" loading={busy} disabled={!isWhole || people === 0}>
              {say('publish')}
            </Button>
          </Popconfirm>
          <output className="muted">{isSaved(written) && say('saved')}</output>
        </div>
      </form>
      <Preview written={written} people={people} />
    </div>
  );
}

function Preview({ written, people }: { readonly written: WrittenCircular; readonly people: number | undefined }) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const { me } = useSurroundings();
  const sayAudience = useSayAudience();
  const sayOffice = useSayOffice();
  const sayLastDay = useSayLastDay();
  const regions = useRegions();
  const regionName = regions.data?.rows.find(({ code }) => code === written.region)?.name ?? '';
  return (
    <section className="circular-preview" aria-label={say('preview')}>
      <h2>{say('preview')}</h2>
      {written.groups.length > 0 && (
        <p className={people === 0 ? 'late' : 'muted'}>
          {sayAudience({ ...written, regionName })}
          {people !== undefined && ` · ${people === 0 ? say('nobody') : say('people', { n: people })}`}
        </p>
      )}
      <CircularText
        circular={{ ...written, state: 'published', withdrawnWhy: null, supersededBy: null }}
        from={sayOffice({ office: me.region, officeName: me.regionName })}
        until={sayLastDay(written.lastDay)}
      />
    </section>
  );
}

/** How many it would be for: asked again when region or groups change. */
function useAudience({ region, groups }: WrittenCircular): number | undefined {
  const asked = { region, groups: groups.join(',') };
  const query = useQuery({
    queryKey: ['circularAudience', asked],
    queryFn: ({ signal }) => ask('circularAudience', { query: asked, signal }),
    placeholderData: (before) => before,
    enabled: groups.length > 0,
  });
  return groups.length === 0 ? undefined : query.data?.people;
}

function useDraft(draft: CircularDraftBody | null, begin: WrittenCircular) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [kept, setKept] = useState({ id: draft?.id ?? newId(), revision: draft?.revision ?? 0, written: begin });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const forget = () =>
    Promise.all(
      ['circularDrafts', 'sentCirculars', 'sentCircular', 'circulars'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  const write = async (written: WrittenCircular) => {
    const { id, revision } = kept;
    if (revision > 0 && isSame(written, kept.written)) return { id, revision };
    const answer = await client.call('saveCircular', { params: { id }, body: { ...written, revision } });
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return null;
    setKept({ ...answer.value, written });
    return answer.value;
  };
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    await work();
    await forget();
    setBusy(false);
  };
  return {
    busy,
    refusal,
    isSaved: (written: WrittenCircular) => kept.revision > 0 && isSame(written, kept.written),
    save: (written: WrittenCircular) => during(async () => void (await write(written))),
    publish: (written: WrittenCircular) =>
      during(async () => {
        const saved = await write(written);
        if (!saved) return;
        const { id, revision } = saved;
        const done = await client.call('publishCircular', { params: { id }, body: { revision } });
        setRefusal(done.ok ? null : done.refusal);
        if (done.ok) void navigate({ to: '/notices/$id', params: { id }, search: {} });
      }),
  };
}

function isSame(a: WrittenCircular, b: WrittenCircular): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function newId(): string {
  return makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

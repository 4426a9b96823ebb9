// One published notice: its text, who has read it and who has not, and what the office can still do.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SentCircularBody, SentCircularFileBody } from '@xunhe/contract/circular';
import { CircularText } from '@xunhe/ui/circular-text.tsx';
import { sayDay } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { CIRCULAR_STATE_WORDS } from '@xunhe/ui/words-circular';
import { CircularActions } from './circular-actions.tsx';
import { CircularAudience } from './circular-audience.tsx';
import { CircularReaders } from './circular-readers.tsx';
import './circulars.css';
import { Fact, Facts } from '../parts/facts.tsx';
import { Progress } from '../parts/progress.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight, useSayAct, useSurroundings } from '../parts/surroundings.ts';
import { useSayFrom, useSayLastDay } from './use-circulars.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

const route = getRouteApi('/notices/$id');

export function CircularFile() {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayState = useWords(CIRCULAR_STATE_WORDS);
  const { id } = route.useParams();
  const may = useRight('circular.publish');
  const query = useQuery({
    queryKey: ['sentCircular', id],
    queryFn: ({ signal }) => ask('sentCircular', { params: { id }, signal }),
    enabled: may,
  });
  const circular = query.data?.circular;
  return (
    <Screen
      right="circular.publish"
      title={circular?.title ?? ''}
      about={circular && sayState(circular.state)}
      filters={
        <>
          <Link to="/notices" search={{ view: 'sent' }}>
            {say('back')}
          </Link>
          {circular?.mayWithdraw && <CircularActions circular={circular} />}
        </>
      }
    >
      <Answered query={query}>{(file) => <File file={file} />}</Answered>
    </Screen>
  );
}

function File({ file: { circular, regions } }: { readonly file: SentCircularFileBody }) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayFrom = useSayFrom();
  const sayLastDay = useSayLastDay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <div className="circular-file">
        <section className="circular-reading" aria-label={say('text')}>
          <CircularText
            circular={circular}
            from={sayFrom(circular)}
            until={sayLastDay(circular.lastDay)}
            toNew={circular.supersededBy !== null && <OpenNotice id={circular.supersededBy} />}
          />
        </section>
        <div>
          <About circular={circular} />
          <Section title={say('byRegion')}>
            <RegionTable circular={circular} regions={regions} />
          </Section>
        </div>
      </div>
      <Section title={say('readers')}>
        <CircularReaders
          circular={circular}
          search={search}
          onSearch={(change) =>
            void navigate({ search: (before) => ({ ...before, page: undefined, ...change }) as never })
          }
        />
      </Section>
    </>
  );
}

function About({ circular }: { readonly circular: SentCircularBody }) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayAt = useSayAct();
  const { city } = useSurroundings();
  const { withdrawnAt, withdrawnWhy, withdrawnByName, remindedDay, supersedes } = circular;
  return (
    <Facts>
      <Fact term={say('to')}>
        <CircularAudience of={circular} />
      </Fact>
      <Fact term={say('publishedBy')}>{circular.publishedByName ?? '–'}</Fact>
      <Fact term={say('seen')}>
        <Progress done={circular.seen} asked={circular.addressed} />
      </Fact>
      <Fact term={say('confirmed')}>
        {circular.confirm ? <Progress done={circular.confirmed} asked={circular.addressed} /> : say('notAsked')}
      </Fact>
      {remindedDay !== null && <Fact term={say('remindedDay')}>{sayDay(remindedDay, city.today, say.language)}</Fact>}
      {withdrawnAt !== null && (
        <Fact term={say('withdrawnBy')}>
          {say('withdrawnSay', { name: withdrawnByName ?? '–', time: sayAt(withdrawnAt), why: withdrawnWhy ?? '' })}
        </Fact>
      )}
      {supersedes !== null && (
        <Fact term={say('corrects')}>
          <OpenNotice id={supersedes} />
        </Fact>
      )}
    </Facts>
  );
}

function OpenNotice({ id }: { readonly id: string }) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  return (
    <Link to="/notices/$id" params={{ id }} search={{}}>
      {say('open')}
    </Link>
  );
}

function RegionTable({ circular, regions }: SentCircularFileBody) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('region')}</th>
          <th scope="col" className="number">
            {say('addressed')}
          </th>
          <th scope="col" className="number">
            {say('seen')}
          </th>
          {circular.confirm && (
            <th scope="col" className="number">
              {say('confirmed')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {regions.map(({ region, name, nameEn, addressed, seen, confirmed }) => (
          <tr key={region}>
            <th scope="row">
              <Link to="/notices/$id" params={{ id: circular.id }} search={{ region, standing: 'unseen' }}>
                {pickName(say.language, name, nameEn)}
              </Link>
            </th>
            <td className="number">{addressed}</td>
            <td className="number">{seen}</td>
            {circular.confirm && <td className="number">{confirmed}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

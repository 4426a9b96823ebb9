// One bulletin: what it says, what it does to warnings, what came of it, its files and its history.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { BulletinBody, BulletinPage } from '@xunhe/contract/bulletin';
import { addMonths } from '@xunhe/domain/ground/month';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Fragment, useState } from 'react';
import { Documents } from '../parts/documents.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';
import { BulletinActions } from './bulletin-actions.tsx';
import { EffectTold } from './bulletin-effect.tsx';
import { BulletinHistory } from './bulletin-history.tsx';
import { RaiseForm } from './bulletin-raise.tsx';
import { useMayWriteBulletins } from './bulletins.tsx';
import { BULLETIN_KIND_WORDS, BULLETIN_WORDS, ISSUER_WORDS } from './words-bulletins.ts';
import './bulletins.css';
import '../parts/file.css';

const route = getRouteApi('/bulletins/$id');

export function BulletinFile() {
  const say = useWords(BULLETIN_WORDS);
  const sayKind = useWords(BULLETIN_KIND_WORDS);
  const sayIssuer = useWords(ISSUER_WORDS);
  const may = useRight('warning.read');
  const { id } = route.useParams();
  const query = useQuery({
    queryKey: ['bulletin', id],
    queryFn: ({ signal }) => ask('bulletin', { params: { id }, signal }),
    enabled: may,
  });
  const told = query.data?.bulletin;
  return (
    <Screen
      right="warning.read"
      title={told ? `${sayIssuer(told.issuer)}${say.language === 'zh' ? '' : ' · '}${sayKind(told.kind)}` : say('file')}
      about={
        told && (
          <>
            {sayDate(told.seenDay, say.language, true)}
            {told.withdrawn !== null && (
              <span className="tag">{say('withdrawnOn', { day: sayDate(told.withdrawn, say.language, true) })}</span>
            )}
          </>
        )
      }
      filters={
        <>
          <Link to="/bulletins" search={{}}>
            {say('back')}
          </Link>
          {query.data?.may && <BulletinActions page={query.data} />}
        </>
      }
    >
      <Answered query={query}>{(page) => <File key={page.bulletin.id} page={page} />}</Answered>
    </Screen>
  );
}

function File({ page }: { readonly page: BulletinPage }) {
  const say = useWords(BULLETIN_WORDS);
  const mayWrite = useMayWriteBulletins();
  const { bulletin, effect, documents, history } = page;
  const [raising, setRaising] = useState<(typeof effect.reaches)[number] | null>(null);
  return (
    <div className="file">
      <div className="file-main">
        <Content bulletin={bulletin} />
        {mayWrite && !page.may && bulletin.withdrawn === null && <p className="muted">{say('readOnly')}</p>}
        {bulletin.withdrawn === null && (
          <Section title={say('effect')}>
            <EffectTold
              effect={effect}
              {...(page.may && {
                action: (row) =>
                  row.mayRaise && (
                    <button type="button" className="link-button" onClick={() => setRaising(row)}>
                      {say('raise')}
                    </button>
                  ),
              })}
            />
          </Section>
        )}
        <Documents
          title={say('documents')}
          of={{ about: 'bulletin', id: bulletin.id }}
          rows={documents}
          may={page.may}
        />
        <BulletinHistory lines={history} bulletin={bulletin} />
      </div>
      <div className="file-side">
        <Warnings page={page} />
        <Problems page={page} />
      </div>
      {raising && effect.level && (
        <RaiseForm page={page} row={raising} level={effect.level} onClose={() => setRaising(null)} />
      )}
    </div>
  );
}

function Content({ bulletin }: { readonly bulletin: BulletinBody }) {
  const say = useWords(BULLETIN_WORDS);
  const { reaches, seenDay, knownDay, text, link, verified, imported, id } = bulletin;
  return (
    <Section title={say('content')}>
      <p className="wrap">{text === '' ? '–' : text}</p>
      <Facts>
        <Fact term={say('reaches')}>
          {reaches.map((one, i) => (
            <Fragment key={one.reach}>
              {i > 0 && (say.language === 'zh' ? '、' : ', ')}
              <ReachLink id={one.reach} name={one.name} nameEn={one.nameEn} />
            </Fragment>
          ))}
        </Fact>
        <Fact term={say('seenDay')}>{sayDate(seenDay, say.language, true)}</Fact>
        <Fact term={say('knownDay')}>{sayDate(knownDay, say.language, true)}</Fact>
        {link !== null && (
          <Fact term={say('linkShort')}>
            <a href={link} target="_blank" rel="noreferrer noopener" className="bulletin-link">
              {link}
            </a>
          </Fact>
        )}
        {bulletin.issuer === 'media' && <Fact term={say('verified')}>{verified ? say('yes') : say('unverified')}</Fact>}
        <Fact term={say('origin')}>{say(imported ? 'imported' : 'byOffice')}</Fact>
        <Fact term={say('code')}>{id}</Fact>
      </Facts>
    </Section>
  );
}

function Warnings({ page }: { readonly page: BulletinPage }) {
  const say = useWords(BULLETIN_WORDS);
  return (
    <Section title={say('warnings')}>
      {page.warnings.length === 0 ? (
        <p className="muted">{say('noWarnings')}</p>
      ) : (
        <ul className="bulletin-list">
          {page.warnings.map(({ month, reach, name, nameEn, level }) => (
            <li key={`${month} ${reach}`}>
              <Link to="/warnings" search={{ month, q: name } as never}>
                {sayMonth(addMonths(month, 1), say.language)} · {pickName(say.language, name, nameEn)}
              </Link>{' '}
              <LevelMark level={level} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Problems({ page }: { readonly page: BulletinPage }) {
  const say = useWords(BULLETIN_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  return (
    <Section title={say('problems')}>
      {page.problems.length === 0 ? (
        <p className="muted">{say('noProblems')}</p>
      ) : (
        <ul className="bulletin-list">
          {page.problems.map(({ id, type, state }) => (
            <li key={id}>
              <Link to="/problems/$id" params={{ id }}>
                {sayType.any(type)}
              </Link>{' '}
              <span className="muted">{sayState.any(state)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

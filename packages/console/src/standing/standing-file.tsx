// One chief in a month: his own course first, then each depth with its numbers, which open to the cases behind them, and what he objects to.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { StandingPage } from '@xunhe/contract/standing';
import { DEPTHS } from '@xunhe/domain/evaluation/standing-rule';
import { sayInstant, sayMonth } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { TrendKey } from '@xunhe/ui/standing-trend.tsx';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { STANDING_WORDS, sayPeers, sayStandingReason } from '@xunhe/ui/words-standing';
import { Fact, Facts } from '../parts/facts.tsx';
import '../parts/file.css';
import { useRegionNames } from '../parts/filters.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import './standing.css';
import { useMonth, useRight, useSurroundings } from '../parts/surroundings.ts';
import { StandingAnswers } from './standing-answers.tsx';
import { StandingDepth } from './standing-depth.tsx';

const WORDS = defineWords({
  title: ['履职数据', 'Standing'],
  of: ['{month}履职数据', 'standing of {month}'],
  noMonth: ['还没有履职榜。', 'There are no standings yet.'],
  facts: ['基本情况', 'Facts'],
  person: ['河长', 'Chief'],
  post: ['岗位', 'Post'],
  region: ['区域', 'Region'],
  peers: ['比较对象', 'Compared with'],
  rule: ['规则', 'Rule'],
  setAt: ['生成时间', 'Set'],
  version: ['版本', 'Version'],
  corrected: ['第 {n} 版（异议采纳后重算）', 'version {n}, set anew after an objection'],
  first: ['第 1 版', 'version 1'],
  reading: ['读数说明', 'How to read it'],
  honour: ['表扬', 'Honour'],
});

const route = getRouteApi('/standing/$person');

export function StandingFile() {
  const say = useWords(WORDS);
  const may = useRight('standing.read');
  const { person } = route.useParams();
  const { month } = useMonth();
  const query = useQuery({
    queryKey: ['standing', month, person],
    queryFn: ({ signal }) => ask('standing', { params: { month: month!, person }, signal }),
    enabled: may && month !== null,
  });
  if (month === null)
    return (
      <Screen right="standing.read" title={say('title')}>
        <EmptyState>{say('noMonth')}</EmptyState>
      </Screen>
    );
  return (
    <Screen
      right="standing.read"
      title={query.data?.name ?? say('title')}
      about={say('of', { month: sayMonth(month, say.language) })}
    >
      <Answered query={query}>
        {(page) => (
          <div className="file">
            <div className="file-main">
              <TrendKey />
              {DEPTHS.map((depth) => (
                <StandingDepth key={depth} depth={depth} page={page} />
              ))}
            </div>
            <div className="file-side">
              <StandingAnswers page={page} />
              <Reading page={page} />
              <Known page={page} />
            </div>
          </div>
        )}
      </Answered>
    </Screen>
  );
}

function Reading({ page }: { readonly page: StandingPage }) {
  const say = useWords(WORDS);
  const said = page.standing.reasons.flatMap((reason) => sayStandingReason(reason, say.language) ?? []);
  if (said.length === 0) return null;
  return (
    <Section title={say('reading')}>
      <ul className="reasons">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}

function Known({ page }: { readonly page: StandingPage }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayStanding = useWords(STANDING_WORDS);
  const sayRegion = useRegionNames();
  const seesPeople = useRight('people.read');
  const { city } = useSurroundings();
  const { standing } = page;
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact term={say('person')}>
          {seesPeople ? (
            <Link to="/people/$id" params={{ id: page.person }}>
              {page.name}
            </Link>
          ) : (
            page.name
          )}
        </Fact>
        <Fact term={say('post')}>{sayPost.any(standing.level)}</Fact>
        <Fact term={say('region')}>{sayRegion(page.region, page.regionName)}</Fact>
        <Fact term={say('peers')}>{sayPeers(standing.group, standing.level, say.language)}</Fact>
        {standing.honoured && <Fact term={say('honour')}>{sayStanding('honoured')}</Fact>}
        <Fact term={say('rule')}>{standing.policy}</Fact>
        <Fact term={say('setAt')}>{sayInstant(standing.setAt, city, say.language)}</Fact>
        <Fact term={say('version')}>
          {standing.version === 1 ? say('first') : say('corrected', { n: standing.version })}
        </Fact>
      </Facts>
    </Section>
  );
}

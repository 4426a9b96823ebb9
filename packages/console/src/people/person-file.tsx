// The file of one person: the posts of all times, who stands in for whom, and the handover to a successor.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AnswerOf } from '@xunhe/contract/client';
import { CARD_PDF_PATH } from '@xunhe/contract/duty-card';
import { sayDay } from '@xunhe/ui/dates';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { Table } from 'antd';
import { Fact, Facts } from '../parts/facts.tsx';
import { useRegionNames } from '../parts/filters.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { Screen, ScrollX, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { Absences } from './absences.tsx';
import { Delegations } from './delegations.tsx';
import { HandOver } from './hand-over.tsx';

const WORDS = defineWords({
  title: ['人员', 'Person'],
  facts: ['基本情况', 'Facts'],
  post: ['职务', 'Post'],
  region: ['区域', 'Region'],
  phone: ['电话', 'Telephone'],
  patrols: ['巡河记录', 'Patrols'],
  toPatrols: ['查看', 'look'],
  card: ['明白卡', 'Duty card'],
  toCard: ['下载 PDF', 'Download PDF'],
  posts: ['任职', 'Posts'],
  reach: ['河段', 'Reach'],
  from: ['自', 'From'],
  to: ['至', 'To'],
  lasting: ['至今', 'lasting'],
  past: ['已卸任', 'past'],
  none: ['没有任职记录。', 'No post is on record.'],
});

const route = getRouteApi('/people/$id');

export function PersonFile() {
  const say = useWords(WORDS);
  const { id } = route.useParams();
  const may = useRight('people.read');
  const query = useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => ask('person', { params: { id }, signal }),
    enabled: may,
  });
  return (
    <Screen right="people.read" title={query.data?.person.name ?? say('title')}>
      <Answered query={query}>{(page) => <Filed page={page} />}</Answered>
    </Screen>
  );
}

type Page = AnswerOf<'person'>;

function Filed({ page }: { readonly page: Page }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayRegion = useRegionNames();
  const [mayHandOver, mayRead, maySeePatrols] = [
    useRight('post.manage'),
    useRight('delegation.read'),
    useRight('patrol.read'),
  ];
  const mayPrint = useRight('duty.read');
  const { me } = useSurroundings();
  const { person, phone, posts } = page;
  const current = posts.filter((post) => post.current);
  // A chief sees his own days of absence; the office sees everybody's.
  const showsDelegations = mayRead && (mayHandOver || me.person === person.id);
  return (
    <>
      <Section title={say('facts')}>
        <Facts>
          <Fact term={say('post')}>{sayPost.any(person.level)}</Fact>
          <Fact term={say('region')}>{sayRegion(person.region, person.regionName)}</Fact>
          {phone && <Fact term={say('phone')}>{phone}</Fact>}
          {maySeePatrols && (
            <Fact term={say('patrols')}>
              <Link to="/patrols" search={{ person: person.id }}>
                {say('toPatrols')}
              </Link>
            </Fact>
          )}
          {mayPrint && current.length > 0 && (
            <Fact term={say('card')}>
              <a
                href={`${CARD_PDF_PATH.replace(':person', encodeURIComponent(person.id))}?language=${say.language}`}
                download
              >
                {say('toCard')}
              </a>
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title={say('posts')} extra={mayHandOver && current.length > 0 && <HandOver page={page} />}>
        <Posts posts={posts} />
      </Section>
      {showsDelegations && <Absences person={person} />}
      {showsDelegations && <Delegations person={person} canGive={current.length > 0} />}
    </>
  );
}

function Posts({ posts }: Pick<Page, 'posts'>) {
  const say = useWords(WORDS);
  const { city } = useSurroundings();
  return (
    <ScrollX label={say('posts')}>
      <Table<Page['posts'][number]>
        size="small"
        rowKey={(post) => `${post.reach}/${post.from}`}
        dataSource={posts}
        pagination={false}
        style={{ minWidth: 520 }}
        locale={{ emptyText: say('none') }}
        columns={[
          {
            title: say('reach'),
            render: (_, post) => <ReachLink id={post.reach} name={post.reachName} nameEn={post.reachNameEn} />,
          },
          { title: say('from'), width: 150, render: (_, post) => sayDay(post.from, city.today, say.language) },
          {
            title: say('to'),
            width: 190,
            render: (_, post) =>
              post.to === null ? (
                say('lasting')
              ) : (
                <>
                  {sayDay(post.to, city.today, say.language)}
                  {!post.current && post.to < city.today && <span className="muted"> · {say('past')}</span>}
                </>
              ),
          },
        ]}
      />
    </ScrollX>
  );
}

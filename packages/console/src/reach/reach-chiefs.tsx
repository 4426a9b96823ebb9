// Who answers for a reach now, and who did before: post, from, until. Posts are never deleted, so the line has no gap.
import { Link } from '@tanstack/react-router';
import type { ReachPage } from '@xunhe/contract/place';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import { sayDate } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { POST_WORDS } from '@xunhe/ui/words-shared';
import { Fact, Facts } from '../parts/facts.tsx';
import { ScrollX, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  chiefs: ['责任人', 'Chiefs'],
  noChief: ['暂无责任人。', 'Nobody is in post.'],
  since: ['自 {day}', 'since {day}'],
  before: ['历任河长（{n}）', 'Chiefs before ({n})'],
  name: ['姓名', 'Name'],
  post: ['职务', 'Post'],
  from: ['任职', 'From'],
  until: ['离任', 'Until'],
  coming: ['未到任', 'to come'],
});

type Chief = ReachPage['chiefs'][number];

export function ReachChiefs({ chiefs }: { readonly chiefs: readonly Chief[] }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const { city } = useSurroundings();
  const levels: readonly (string | null)[] = POST_LEVELS;
  const isNow = ({ from, to }: Chief) => from <= city.today && (to === null || to >= city.today);
  const now = chiefs
    .filter(isNow)
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (a.from < b.from ? 1 : -1));
  const others = chiefs.filter((chief) => !isNow(chief)).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <Section title={say('chiefs')}>
      {now.length === 0 ? (
        <p className="muted">{say('noChief')}</p>
      ) : (
        <Facts>
          {now.map((chief) => (
            <Fact key={`${chief.id} ${chief.level}`} term={sayPost.any(chief.level)}>
              <Name chief={chief} />{' '}
              <span className="muted">{say('since', { day: sayDate(chief.from, say.language, true) })}</span>
            </Fact>
          ))}
        </Facts>
      )}
      {others.length > 0 && <Before chiefs={others} />}
    </Section>
  );
}

function Before({ chiefs }: { readonly chiefs: readonly Chief[] }) {
  const say = useWords(WORDS);
  const sayPost = useWords(POST_WORDS);
  const { city } = useSurroundings();
  const label = say('before', { n: chiefs.length });
  return (
    <>
      <h3 className="chiefs-before">{label}</h3>
      <ScrollX label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('post')}</th>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('until')}</th>
            </tr>
          </thead>
          <tbody>
            {chiefs.map((chief) => (
              <tr key={`${chief.id} ${chief.level} ${chief.from}`}>
                <td>
                  <Name chief={chief} />
                </td>
                <td>{sayPost.any(chief.level)}</td>
                <td>{sayDate(chief.from, say.language, true)}</td>
                <td>
                  {chief.from > city.today ? say('coming') : chief.to ? sayDate(chief.to, say.language, true) : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}

function Name({ chief }: { readonly chief: Chief }) {
  const may = useRight('people.read');
  return may ? (
    <Link to="/people/$id" params={{ id: chief.id }} className="chief-link">
      {chief.name}
    </Link>
  ) : (
    chief.name
  );
}

// What is stored of me: the same page on both faces. Counts with their oldest and newest day, who looked at my tracks, and everything as a file.
import { type HoldingBody, MY_DATA_FILE_PATH, type MyDataBody } from '@xunhe/contract/my-data';
import type { CityBody } from '@xunhe/contract/place';
import { type ReactNode, useState } from 'react';
import './my-data.css';
import { sayDate, sayDay, sayInstant, sayMonth } from './dates.ts';
import { sayNumber } from './figures.ts';
import { pickName, useWords } from './words.ts';
import { MY_DATA_WORDS } from './words-my-data.ts';
import { POST_WORDS, ROLE_WORDS } from './words-shared.ts';

interface Shown {
  readonly data: MyDataBody;
  readonly city: Pick<CityBody, 'timezone' | 'today' | 'clockOffsetMs'>;
}

export function MyData({ data, city }: Shown) {
  const say = useWords(MY_DATA_WORDS);
  return (
    <div className="my-data">
      <Account data={data} />
      <Part title={say('stored')}>
        <Stored data={data} />
        <p className="my-data-note">{say('kept', { months: data.trackMonths })}</p>
        <p className="my-data-note">{say('farAway')}</p>
      </Part>
      <Looks data={data} city={city} />
      <Posts data={data} />
      <Part title={say('file')}>
        <p className="my-data-note">{say('fileHolds')}</p>
        <p>
          <a className="my-data-file" href={MY_DATA_FILE_PATH} download>
            {say('download')}
          </a>
        </p>
        <p className="my-data-note">{say('correct')}</p>
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="my-data-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Account({ data: { account } }: Pick<Shown, 'data'>) {
  const say = useWords(MY_DATA_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  const sayPost = useWords(POST_WORDS);
  const facts = [
    ['name', account.name],
    ['role', account.level ? sayPost.any(account.level) : sayRole.any(account.role)],
    ['region', pickName(say.language, account.regionName, account.regionNameEn)],
    ['login', account.login],
    ['phone', account.phone ?? say('noPhone')],
    ['mail', account.mail ?? say('noPhone')],
    ['sessions', String(account.sessions)],
  ] as const;
  return (
    <Part title={say('account')}>
      <dl>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Stored({ data }: Pick<Shown, 'data'>) {
  const say = useWords(MY_DATA_WORDS);
  const sayDays = ({ oldest, newest }: HoldingBody) =>
    [oldest, newest].map((day) => (day ? sayMonth(day.slice(0, 7), say.language) : '–'));
  const rows = [
    ['patrols', data.patrols.count, ...sayDays(data.patrols)],
    ['tracks', data.tracks.count, ...sayDays(data.tracks)],
    ['problems', data.problems.count, ...sayDays(data.problems)],
    ...(['photos', 'standings', 'absences'] as const).flatMap((word) => {
      const held = data[word];
      return held ? [[word, held.count, ...sayDays(held)] as const] : [];
    }),
  ] as const;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('kind')}</th>
            <th scope="col" className="my-data-number">
              {say('count')}
            </th>
            <th scope="col">{say('oldest')}</th>
            <th scope="col">{say('newest')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([word, count, oldest, newest]) => (
            <tr key={word}>
              <th scope="row">{say(word)}</th>
              <td className="my-data-number">{sayNumber(count)}</td>
              <td>{oldest}</td>
              <td>{newest}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.tracks.count > 0 && (
        <p>
          {say('points', { points: sayNumber(data.points) })}
          {data.reducedTracks > 0 && say('lines', { n: sayNumber(data.reducedTracks) })}
        </p>
      )}
    </>
  );
}

function Looks({ data: { looks }, city }: Shown) {
  const say = useWords(MY_DATA_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  return (
    <Part title={say('looks')}>
      {looks.total === 0 ? (
        <p className="my-data-note">{say('noLooks')}</p>
      ) : (
        <p className="my-data-note">
          {looks.total > looks.rows.length
            ? say('newestLooks', { total: sayNumber(looks.total), n: looks.rows.length })
            : say('allLooks', { n: looks.total })}
        </p>
      )}
      <Rows
        rows={looks.rows}
        first={12}
        className="my-data-looks"
        draw={(look) => (
          <li key={`${look.at} ${look.person} ${look.patrol}`}>
            <span>{sayInstant(Date.parse(look.at) + city.clockOffsetMs, city, say.language)}</span>
            <strong>{look.name ?? say('someone')}</strong>
            <span className="my-data-note">
              {[
                look.role && sayRole.any(look.role),
                look.regionName && pickName(say.language, look.regionName, look.regionNameEn),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span>
              {look.day && say('ofDay', { day: sayDay(look.day, city.today, say.language) })}
              {look.tracks !== null &&
                look.from &&
                look.to &&
                say('inFile', {
                  n: look.tracks,
                  from: sayDate(look.from, say.language, true),
                  to: sayDate(look.to, say.language, true),
                })}
            </span>
          </li>
        )}
      />
    </Part>
  );
}

function Posts({ data: { posts } }: Pick<Shown, 'data'>) {
  const say = useWords(MY_DATA_WORDS);
  const sayFull = (day: string) => sayDate(day, say.language, true);
  return (
    <Part title={say('posts')}>
      {posts.length === 0 && <p className="my-data-note">{say('noPosts')}</p>}
      <Rows
        rows={posts}
        first={10}
        className="my-data-posts"
        draw={({ reach, reachName, reachNameEn, from, to }) => (
          <li key={`${reach} ${from}`}>
            <span>{pickName(say.language, reachName, reachNameEn)}</span>
            <span className="my-data-note">
              {to ? say('fromTo', { from: sayFull(from), to: sayFull(to) }) : say('since', { from: sayFull(from) })}
            </span>
          </li>
        )}
      />
    </Part>
  );
}

/** The first rows, and all of them when asked: a box that scrolls inside a page that scrolls is hard to hold on a phone. */
function Rows<T>(list: {
  readonly rows: readonly T[];
  readonly first: number;
  readonly className: string;
  readonly draw: (row: T) => ReactNode;
}) {
  const say = useWords(MY_DATA_WORDS);
  const [all, setAll] = useState(false);
  const { rows, first } = list;
  return (
    <>
      {rows.length > 0 && <ul className={list.className}>{(all ? rows : rows.slice(0, first)).map(list.draw)}</ul>}
      {!all && rows.length > first && (
        <button type="button" className="my-data-more" onClick={() => setAll(true)}>
          {say('all', { n: rows.length })}
        </button>
      )}
    </>
  );
}

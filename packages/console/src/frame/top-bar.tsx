// The top bar: city and its clock, the month looked at, search, language, person.
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Month } from '@xunhe/domain/ground/month';
import { sayDate, sayMonth } from '@xunhe/ui/dates';
import { client, holdsRight } from '@xunhe/ui/session';
import { pickName, setLanguage, useWords } from '@xunhe/ui/words';
import { POST_WORDS, ROLE_WORDS } from '@xunhe/ui/words-shared';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useRegionNames } from '../parts/filters.tsx';
import { useMonth, useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { About } from './about.tsx';
import { changePerson } from './change-person.ts';
import { FindBox } from './find-box.tsx';

export function TopBar() {
  const say = useWords(FRAME_WORDS);
  const { city, me } = useSurroundings();
  const [about, setAbout] = useState(false);
  return (
    <header className="top">
      <div className="top-city">
        <strong title={pickName(say.language, city.name, city.nameEn)}>
          {pickName(say.language, city.name, city.nameEn)}
        </strong>
        {city.ownClock && (
          <span className="muted">{say('cityClock', { day: sayDate(city.today, say.language, true) })}</span>
        )}
        <Button type="link" size="small" onClick={() => setAbout(true)}>
          {say('about')}
        </Button>
      </div>
      {holdsRight(me, 'place.read') && <MonthPicker />}
      <FindBox />
      <Person />
      <About open={about} onClose={() => setAbout(false)} />
    </header>
  );
}

function MonthPicker() {
  const say = useWords(FRAME_WORDS);
  const { city } = useSurroundings();
  const { month, inForce } = useMonth();
  const navigate = useNavigate();
  const months = [...new Set(city.cycles)].sort();
  if (month === null || inForce === null) return <span className="top-month muted">{say('noMonth')}</span>;
  const at = months.indexOf(month);
  const go = (to: Month | undefined) =>
    to &&
    void navigate({ to: '.', search: ((before: object) => ({ ...before, month: to, page: undefined })) as never });
  return (
    <div className="top-month">
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={say('earlier')}
        disabled={at <= 0}
        onClick={() => go(months[at - 1])}
      />
      <Select
        size="small"
        aria-label={say('month')}
        value={month}
        onChange={go}
        popupMatchSelectWidth={false}
        options={months.toReversed().map((value) => ({ value, label: sayMonth(value, say.language) }))}
        style={{ minWidth: 116 }}
      />
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={say('later')}
        disabled={at < 0 || at === months.length - 1}
        onClick={() => go(months[at + 1])}
      />
      <span className="muted top-force">{say('inForce', { month: sayMonth(inForce, say.language) })}</span>
    </div>
  );
}

function Person() {
  const say = useWords(FRAME_WORDS);
  const sayRole = useWords(ROLE_WORDS);
  const sayPost = useWords(POST_WORDS);
  const sayRegion = useRegionNames();
  const { me } = useSurroundings();
  const queries = useQueryClient();
  const signOut = async () => {
    await client.call('signOut', { body: {} });
    changePerson(queries, null);
  };
  return (
    <div className="top-person">
      {holdsRight(me, 'patrol.submit') && <a href="/m/">{say('phone')}</a>}
      <Link to="/account" className="top-name" title={`${say('ownAccount')}: ${me.login}`}>
        {me.name}
        <span className="muted">
          {' '}
          {me.level ? sayPost.any(me.level) : sayRole.any(me.role)} · {sayRegion(me.region, me.regionName)}
        </span>
      </Link>
      <Button
        size="small"
        type="text"
        lang={say.language === 'zh' ? 'en' : 'zh-CN'}
        title={say('languageHint')}
        onClick={() => setLanguage(say.language === 'zh' ? 'en' : 'zh')}
      >
        {say('language')}
      </Button>
      <Button size="small" onClick={() => void signOut()}>
        {say('signOut')}
      </Button>
    </div>
  );
}

// What a reach is: identity, chiefs, neighbours, stations, pollution sources and land along it.
import type { ReachPage } from '@xunhe/contract/place';
import { sayLength, sayNumber, sayShare } from '@xunhe/ui/figures';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import {
  BANK_WORDS,
  CLASS_WORDS,
  LAND_WORDS,
  SOURCE_KIND_WORDS,
  SOURCE_STATUS_WORDS,
  STATION_KIND_WORDS,
  WATER_KIND_WORDS,
} from '@xunhe/ui/words-shared';
import { Fragment } from 'react';
import { Fact, Facts } from '../parts/facts.tsx';
import { ReachLink } from '../parts/reach-link.tsx';
import { Section } from '../parts/screen.tsx';

const WORDS = defineWords({
  identity: ['基本情况', 'Identity'],
  code: ['编号', 'Code'],
  water: ['所属水体', 'Water body'],
  kind: ['类型', 'Kind'],
  basin: ['流域', 'Basin'],
  region: ['所在区域', 'Region'],
  bank: ['岸别', 'Bank'],
  size: ['长 / 宽', 'Length / width'],
  target: ['目标类别', 'Target'],
  upstream: ['上游', 'Upstream'],
  downstream: ['下游', 'Downstream'],
  source: ['源头', 'Head water'],
  mouth: ['末端', 'Mouth'],
  stations: ['监测点', 'Stations'],
  noStation: ['无监测点', 'None'],
  sources: ['污染源（{n}）', 'Pollution sources ({n})'],
  noSource: ['没有登记的污染源。', 'No pollution source is registered.'],
  land: ['沿岸土地', 'Land along the reach'],
  name: ['名称', 'Name'],
  load: ['负荷', 'Load'],
  status: ['状态', 'Status'],
});

export function ReachIdentity({ reach }: { readonly reach: ReachPage }) {
  const say = useWords(WORDS);
  const sayKind = useWords(WATER_KIND_WORDS);
  const sayBank = useWords(BANK_WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const sayStation = useWords(STATION_KIND_WORDS);
  return (
    <Section title={say('identity')}>
      <Facts>
        <Fact term={say('water')}>{pickName(say.language, reach.waterName, reach.waterNameEn)}</Fact>
        <Fact term={say('kind')}>{sayKind(reach.kind)}</Fact>
        {reach.basin && <Fact term={say('basin')}>{reach.basin}</Fact>}
        <Fact term={say('region')}>
          {reach.regionNames.map((region) => pickName(say.language, region.name, region.nameEn)).join(' / ')}
        </Fact>
        <Fact term={say('bank')}>{sayBank.any(reach.bank)}</Fact>
        <Fact term={say('size')}>
          {sayLength(reach.lengthM)} / {reach.widthM === null ? '–' : `${sayNumber(reach.widthM, 1)} m`}
        </Fact>
        <Fact term={say('target')}>{sayClass.any(String(reach.targetClass))}</Fact>
        <Fact term={say('upstream')}>
          {reach.upstream.length === 0
            ? say('source')
            : reach.upstream.map((one, i) => (
                <Fragment key={one.id}>
                  {i > 0 && (say.language === 'zh' ? '、' : ', ')}
                  <ReachLink {...one} />
                </Fragment>
              ))}
        </Fact>
        <Fact term={say('downstream')}>{reach.downstream ? <ReachLink {...reach.downstream} /> : say('mouth')}</Fact>
        <Fact term={say('stations')}>
          {reach.stations.length === 0
            ? say('noStation')
            : reach.stations
                .map(({ id, name, kind }) => `${name} (${id}, ${sayStation.any(kind)})`)
                .join(say.language === 'zh' ? '；' : '; ')}
        </Fact>
        <Fact term={say('code')}>{reach.id}</Fact>
      </Facts>
    </Section>
  );
}

export function ReachSources({ reach }: { readonly reach: ReachPage }) {
  const say = useWords(WORDS);
  const sayKind = useWords(SOURCE_KIND_WORDS);
  const sayStatus = useWords(SOURCE_STATUS_WORDS);
  const sayLand = useWords(LAND_WORDS);
  const ordered = reach.sources.toSorted((a, b) => (b.loadKgd ?? 0) - (a.loadKgd ?? 0));
  return (
    <Section title={say('sources', { n: ordered.length })}>
      {ordered.length === 0 ? (
        <p className="muted">{say('noSource')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('kind')}</th>
              <th scope="col">{say('load')}</th>
              <th scope="col">{say('status')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ id, name, kind, loadKgd, status }) => (
              <tr key={id}>
                <td>{name}</td>
                <td>{sayKind.any(kind)}</td>
                <td>{loadKgd === null ? '–' : `${sayNumber(loadKgd, 1)} kg/d`}</td>
                <td>{sayStatus.any(status)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reach.landCover.length > 0 && (
        <p className="muted">
          {say('land')}:{' '}
          {reach.landCover
            .toSorted((a, b) => b.share - a.share)
            .map(({ class: name, share }) => `${sayLand.any(name)} ${sayShare(share)}`)
            .join(say.language === 'zh' ? '、' : ', ')}
        </p>
      )}
    </Section>
  );
}

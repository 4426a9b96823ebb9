// The map, the register and the file of one reach.
import { addDays } from '@xunhe/domain/ground/day';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { containsRegion, regionPrefix } from '@xunhe/domain/place/region';
import { readCityClock } from '../acts/city-clock.ts';
import { readClassesOf } from '../acts/month-classes.ts';
import { readReachSeries } from '../acts/reach-series.ts';
import { findLatestCycle } from '../store/cycle.ts';
import { listDutyProgress } from '../store/duty.ts';
import { listReachPosts } from '../store/people.ts';
import {
  findCity,
  findReach,
  listLandCover,
  listReachesById,
  listReachOutlines,
  listRegions,
  listSources,
  listStations,
  listUpstream,
  searchReaches,
} from '../store/place.ts';
import { listChances } from '../store/risk.ts';
import { listWarningLevels } from '../store/warning.ts';
import type { Handlers } from './endpoint.ts';

type Kind = 'river' | 'creek' | 'lake' | 'reservoir' | 'micro';
type Level = 'none' | 'yellow' | 'orange' | 'red';
type Geometry = { type: string; coordinates: unknown };

export const placeHandlers: Handlers<'reachStates' | 'reaches' | 'reach' | 'reachSeries'> = {
  /** A month's data make its class and its warnings; the duties they lead to are those of the month after. */
  async reachStates({ who, params, tx }) {
    const { month } = params;
    return tx(async (t) => {
      const city = (await findCity(t, who.city))!;
      const reaches = await listReachOutlines(t, who.city);
      const classes = await readClassesOf(t, city, reaches, { month });
      // Of a province's reaches the reasons and shares are a hundred megabytes that a map does not show.
      const levels = new Map((await listWarningLevels(t, who.city, month)).map(({ reach, level }) => [reach, level]));
      const chances = new Map((await listChances(t, who.city, month)).map((row) => [row.reach, row]));
      const progress = new Map(
        (await listDutyProgress(t, who.city, addMonths(month, 1))).map((row) => [row.reach, row]),
      );
      return accept({
        month,
        rows: reaches.map(({ id, region }) => ({
          id,
          wqClass: classes.get(id)?.wqClass ?? null,
          level: (levels.get(id) ?? null) as Level | null,
          probability: chances.get(id)?.probability ?? null,
          basis: chances.get(id)?.basis ?? null,
          visitsAsked: progress.get(id)?.visits ?? 0,
          visitsDone: progress.get(id)?.done ?? 0,
          shared: !containsRegion(who.region, region),
        })),
      });
    });
  },

  async reaches({ who, query, tx }) {
    return tx(async (t) => {
      const month = query.month ?? (await findLatestCycle(t, who.city));
      const rows = await searchReaches(t, {
        city: who.city,
        q: query.q,
        region: query.region && regionPrefix(query.region),
        level: query.level,
        month,
        sorting: { sort: query.sort, order: query.order },
        limit: query.limit ?? 50,
        offset: query.offset ?? 0,
      });
      return accept({
        total: rows[0]?.total ?? 0,
        rows: rows.map((row) => ({
          id: row.id,
          name: row.name,
          nameEn: row.name_en,
          waterBody: row.water_body,
          waterName: row.water_name,
          waterNameEn: row.water_name_en,
          kind: row.water_kind as Kind,
          region: row.region,
          regionName: row.region_name,
          lengthM: row.length_m,
          monitored: row.monitored,
          wqClass: row.last_class,
          level: row.level as Level | null,
          probability: row.probability,
          shared: !containsRegion(who.region, row.region),
        })),
      });
    });
  },

  async reach({ who, params, house, tx }) {
    return tx(async (t) => {
      const reach = await findReach(t, who.city, params.id);
      if (!reach) return refuse({ kind: 'notFound' });
      const city = (await findCity(t, who.city))!;
      const regions = new Map((await listRegions(t, who.city)).map((row) => [row.code, row]));
      const regionNames = [];
      for (let code: string | null = reach.region; code; code = regions.get(code)?.parent ?? null) {
        const region = regions.get(code);
        if (region) regionNames.unshift({ code, name: region.name, nameEn: region.name_en });
      }
      const downstream = reach.downstream ? (await listReachesById(t, who.city, [reach.downstream]))[0] : undefined;
      const horizon = addDays(readCityClock(city, house.now()).today, -5 * 366);
      const posts = await listReachPosts(t, who.city, reach.id);
      return accept({
        id: reach.id,
        name: reach.name,
        nameEn: reach.name_en,
        waterBody: reach.water_body,
        waterName: reach.water_name,
        waterNameEn: reach.water_name_en,
        kind: reach.water_kind as Kind,
        basin: reach.basin,
        region: reach.region,
        shared: !containsRegion(who.region, reach.region),
        regionNames,
        bank: reach.bank,
        lengthM: reach.length_m,
        widthM: reach.width_m,
        targetClass: reach.target_class ?? city.target_class,
        upstream: (await listUpstream(t, who.city, reach.id)).map(({ id, name, name_en }) => ({
          id,
          name,
          nameEn: name_en,
        })),
        downstream: downstream ? { id: downstream.id, name: downstream.name, nameEn: downstream.name_en } : null,
        geometry: reach.geometry as Geometry | null,
        chiefs: posts
          .filter((post) => post.to === null || post.to >= horizon)
          .map((post) => ({ id: post.person, name: post.name, level: post.level, from: post.from, to: post.to })),
        stations: (await listStations(t, who.city, reach.id)).map(({ id, name, kind }) => ({ id, name, kind })),
        sources: (await listSources(t, who.city, reach.id)).map(({ id, kind, name, load_kgd, status }) => ({
          id,
          kind,
          name,
          loadKgd: load_kgd,
          status,
        })),
        landCover: (await listLandCover(t, who.city, reach.id)).map((row) => ({ class: row.class, share: row.share })),
      });
    });
  },

  async reachSeries({ who, params, query, tx }) {
    return tx(async (t) => {
      const reach = await findReach(t, who.city, params.id);
      if (!reach) return refuse({ kind: 'notFound' });
      const city = (await findCity(t, who.city))!;
      return accept(
        await readReachSeries(t, city, reach, { from: query.from ?? '1900-01', to: query.to ?? '2200-12' }),
      );
    });
  },
};

// What somebody typed into the form of a report, checked once.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { PROBLEM_TYPES, type ProblemType } from '@xunhe/domain/problem/problem-type';
import type { CitizenReport } from '../../acts/citizen/take-citizen-report.ts';

export const MOST_WORDS = 1000;

/** As typed, to be shown again. */
export interface TypedReport {
  readonly reach: string;
  readonly type: string;
  readonly text: string;
  readonly phone: string;
  readonly lon: string;
  readonly lat: string;
}

export type CheckedReport = Pick<CitizenReport, 'reach' | 'type' | 'text' | 'phone' | 'place'>;

export function readTyped(fields: ReadonlyMap<string, string>): TypedReport {
  const take = (name: string) => cleanText(fields.get(name) ?? '').trim();
  return {
    ...{ reach: take('reach'), type: take('type'), text: take('text') },
    ...{ phone: take('phone'), lon: take('lon'), lat: take('lat') },
  };
}

export function checkTyped(typed: TypedReport, photos: number): Result<CheckedReport> {
  if (!(PROBLEM_TYPES as readonly string[]).includes(typed.type)) return refuse({ kind: 'citizen.type' });
  if ([...typed.text].length > MOST_WORDS) return refuse({ kind: 'citizen.text', max: MOST_WORDS });
  if (typed.text === '' && photos === 0) return refuse({ kind: 'citizen.empty' });
  const phone = typed.phone.normalize('NFKC');
  if (phone !== '' && !/^\+?[0-9][0-9 -]{4,19}$/.test(phone)) return refuse({ kind: 'citizen.phone' });
  return accept({
    ...{ reach: typed.reach === '' ? null : typed.reach, type: typed.type as ProblemType, text: typed.text },
    ...{ phone: phone === '' ? null : phone, place: readPlace(typed) },
  });
}

/** Lines end as ours do, and signs that nobody types are left out. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));
}

/** A place that cannot be is none: the script fills it in, no person does. */
function readPlace({ lon, lat }: TypedReport): CheckedReport['place'] {
  if (lon === '' || lat === '') return null;
  const place = { lon: Number(lon), lat: Number(lat) };
  return Math.abs(place.lon) <= 180 && Math.abs(place.lat) <= 90 ? place : null;
}

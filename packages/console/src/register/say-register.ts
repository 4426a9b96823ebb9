// Values, fields and refusals of the registers in words.
import type { Refusal } from '@xunhe/domain/ground/result';
import type { LandCover } from '@xunhe/domain/place/land-cover';
import { isShape, type RegisterKind, type RegisterValue } from '@xunhe/domain/place/register-form';
import { type Language, speak } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import {
  BANK_WORDS,
  LAND_WORDS,
  SOURCE_KIND_WORDS,
  SOURCE_STATUS_WORDS,
  STATION_KIND_WORDS,
  WATER_KIND_WORDS,
} from '@xunhe/ui/words-shared';
import { DEPARTMENT_KIND_WORDS, REGISTER_FIELD_WORDS, REGISTER_USE_WORDS, REGISTER_WORDS } from './words-register.ts';

const CHOICE_WORDS = {
  ...{ station: STATION_KIND_WORDS, source: SOURCE_KIND_WORDS, department: DEPARTMENT_KIND_WORDS },
  water: WATER_KIND_WORDS,
} as const;

export function sayField(field: string, language: Language): string {
  return speak(REGISTER_FIELD_WORDS, language).any(field);
}

export function sayChoice(kind: RegisterKind, field: string, value: string, language: Language): string {
  if (field === 'bank') return speak(BANK_WORDS, language).any(value);
  return kind === 'reach' || kind === 'region' || kind === 'gauge'
    ? value
    : speak(CHOICE_WORDS[kind], language).any(value);
}

/** @param name of the record that is named, where it is known */
export function sayValue(
  { kind, field, value }: { readonly kind: RegisterKind; readonly field: string; readonly value: RegisterValue },
  language: Language,
  name?: string | null,
): string {
  const say = speak(REGISTER_WORDS, language);
  if (value === null || value === undefined) return say('empty');
  if (isShape(value)) return say('drawn', { n: countPoints(value.coordinates) });
  if (typeof value === 'object') return sayCover(value, language);
  if (field === 'kind' || field === 'bank') return sayChoice(kind, field, String(value), language);
  // A city may use words of its own for it.
  if (kind === 'source' && field === 'status') return speak(SOURCE_STATUS_WORDS, language).any(String(value));
  return name ?? String(value);
}

function sayCover(cover: LandCover, language: Language): string {
  const sayLand = speak(LAND_WORDS, language);
  return Object.entries(cover)
    .sort(([, a], [, b]) => b - a)
    .map(([name, share]) => `${sayLand.any(name)} ${sayShare(share, language)}`)
    .join(language === 'zh' ? '、' : ', ');
}

function sayShare(share: number, language: Language): string {
  return `${Number((share * 100).toFixed(2))}${language === 'zh' ? '%' : ' %'}`;
}

function countPoints(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0;
  return typeof coordinates[0] === 'number' ? 1 : coordinates.reduce((sum: number, one) => sum + countPoints(one), 0);
}

/** With who was faster and what stands on it, where the refusal brings that. */
export function sayRegisterRefusal(refusal: Refusal, language: Language, sayAt: (instant: string) => string): string {
  const say = speak(REGISTER_WORDS, language);
  const told = (refusal.details ?? {}) as Readonly<Record<string, unknown>>;
  const record = typeof told.record === 'string' ? told.record : null;
  const why = sayWhy(refusal, told, { language, sayAt });
  return record === null ? why : say('onRecord', { record, why });
}

function sayWhy(
  refusal: Refusal,
  told: Readonly<Record<string, unknown>>,
  { language, sayAt }: { readonly language: Language; readonly sayAt: (instant: string) => string },
): string {
  const say = speak(REGISTER_WORDS, language);
  const comma = language === 'zh' ? '、' : ', ';
  if (refusal.kind === 'register.moved' && typeof told.by === 'string' && typeof told.at === 'string') {
    const fields = (told.fields as string[]).map((field) => sayField(field, language));
    return say('movedBy', { by: told.by, when: sayAt(told.at), fields: fields.join(comma) || '–' });
  }
  if (refusal.kind === 'register.used' && Array.isArray(told.uses)) {
    const sayUse = speak(REGISTER_USE_WORDS, language);
    const uses = (told.uses as { what: string; count: number }[]).map(({ what, count }) =>
      sayUse.any(what, { n: count }),
    );
    return say('usedBy', { uses: uses.join(comma) });
  }
  if (refusal.kind === 'join.other' && typeof told.field === 'string')
    return say('joinOther', { field: sayField(told.field, language) });
  if (refusal.kind === 'join.inflow' && Array.isArray(told.ids))
    return say('joinInflow', { n: Number(told.count), ids: told.ids.join(comma) });
  return sayRefusal(refusal, language);
}

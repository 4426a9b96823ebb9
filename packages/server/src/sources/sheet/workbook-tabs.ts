// The list of a workbook's tabs, written anew with those alone that are tables: a tab may be a chart, which the reader behind cannot follow, and
// a list that names one table a thousand times would be read a thousand times.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { MOST_SHEETS, type SheetRefusal } from './sheet-book.ts';

const TAB = /<(?:\w+:)?sheet\s([^<>]*)>/g;
const LINK = /<(?:\w+:)?Relationship\s([^<>]*)>/g;

/**
 * @param workbook the part `workbook.xml`
 * @param links the part that says which file each tab is
 */
export function keepTables(workbook: string, links: string): Result<string, SheetRefusal> {
  const tables = new Map<string, string>();
  for (const [, attributes] of links.matchAll(LINK)) {
    const [id, target] = [attribute(attributes!, 'Id'), attribute(attributes!, 'Target')];
    if (attribute(attributes!, 'Type').endsWith('/worksheet')) tables.set(id, target);
  }
  const listed = [...workbook.matchAll(TAB)];
  if (listed.length === 0) return refuse({ kind: 'sheet.damaged' });
  const tabs: string[] = [];
  const seen = new Set<string>();
  for (const [, attributes] of listed) {
    const id = attribute(attributes!, '\\w+:id');
    if (id === '') return refuse({ kind: 'sheet.damaged' });
    const target = tables.get(id);
    if (target === undefined) continue;
    if (seen.has(target)) return refuse({ kind: 'sheet.damaged' });
    seen.add(target);
    const [name, state] = [attribute(attributes!, 'name'), attribute(attributes!, 'state')];
    tabs.push(`<sheet name="${name}" sheetId="${tabs.length + 1}" state="${state}" r:id="${id}"/>`);
  }
  if (tabs.length > MOST_SHEETS) return refuse({ kind: 'sheet.tooManySheets', has: tabs.length, most: MOST_SHEETS });
  const isFrom1904 = /<(?:\w+:)?workbookPr\s[^<>]*\bdate1904=["'](?:1|true)["']/.test(workbook);
  const calendar = isFrom1904 ? '<workbookPr date1904="1"/>' : '';
  return accept(`<workbook>${calendar}<sheets>${tabs.join('')}</sheets></workbook>`);
}

/** As written, with its entities; '' where there is none. */
function attribute(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return (match?.[1] ?? match?.[2] ?? '').replaceAll('"', '&quot;');
}

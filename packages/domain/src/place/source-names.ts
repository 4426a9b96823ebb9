// What the kinds of sources are called, in Chinese and English: names of a code list, for screens and for what is printed.
export const SOURCE_KIND_NAMES = {
  industry: ['工业企业', 'Industry'],
  farm: ['养殖场', 'Farm'],
  wwtp: ['污水处理厂', 'Sewage works'],
  outfall: ['排水口', 'Outfall'],
  drainage_unit: ['排水单元', 'Drainage unit'],
  drainage_user: ['排水户', 'Drainage user'],
  market: ['农贸市场', 'Market'],
  scattered: ['散乱污场所', 'Scattered workshop'],
} as const;

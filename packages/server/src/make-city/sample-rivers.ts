// The 34 measured rivers of the sample city and where the generated map puts them: along the shore from west to east, district by
// district. Stations stand from source to mouth by their number, except where the series tell otherwise: salt water and the larger
// flow mark the lower end (Tuen Mun, Lam Tsuen, Kai Tak, Mui Wo, Indus …). Chinese names as used by the territory's authorities.
// Five stations (DB4, DB7, ST1, ST2, TR20A) came without zone and river: they stand by their prefix, the first four on nameless streams.

export interface SampleDistrict {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly towns: number;
}

export interface SampleRiver {
  readonly district: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'river' | 'creek';
  /** Relative area of the basin; a tributary has none of its own. */
  readonly weight: number;
  readonly into?: string;
  /** From source to mouth; empty on the generated rivers of the district without a station. */
  readonly stations: readonly string[];
}

export const SAMPLE_DISTRICTS: readonly SampleDistrict[] = [
  { key: 'Deep Bay', name: '后海湾区', nameEn: 'Deep Bay District', towns: 6 },
  { key: 'North Western', name: '西北区', nameEn: 'North Western District', towns: 4 },
  { key: 'Western Buffer', name: '西部缓冲区', nameEn: 'Western Buffer District', towns: 2 },
  { key: 'Victoria Harbour', name: '维多利亚港区', nameEn: 'Victoria Harbour District', towns: 4 },
  { key: 'Southern', name: '南区', nameEn: 'Southern District', towns: 3 },
  { key: 'Junk Bay', name: '将军澳区', nameEn: 'Junk Bay District', towns: 2 },
  { key: 'Port Shelter', name: '牛尾海区', nameEn: 'Port Shelter District', towns: 3 },
  { key: 'Tolo Harbour And Channel', name: '吐露港区', nameEn: 'Tolo Harbour and Channel District', towns: 6 },
  { key: 'unmonitored', name: '东屿区', nameEn: 'Dongyu District', towns: 3 },
];

export const SAMPLE_RIVERS: readonly SampleRiver[] = [
  river('Deep Bay', '梧桐河', 'River Indus', 62, ['IN3', 'IN2', 'IN1']),
  tributary('Deep Bay', '双鱼河', 'River Beas', 'River Indus', ['RB1', 'RB2', 'RB3']),
  tributary('Deep Bay', '平原河', 'River Ganges', 'River Indus', ['GR3', 'GR2', 'GR1']),
  creek('Deep Bay', '无名溪（ST站）', 'Nameless Stream (stations ST)', 14, ['ST1', 'ST2']),
  creek('Deep Bay', '锦绣花园明渠', 'Fairview Park Nullah', 11, ['FVR1']),
  river('Deep Bay', '锦田河', 'Kam Tin River', 44, ['KT1', 'KT2']),
  river('Deep Bay', '元朗河', 'Yuen Long Creek', 44, ['YL2', 'YL1', 'YL4', 'YL3']),
  creek('Deep Bay', '天水围明渠', 'Tin Shui Wai Nullah', 20, ['TSR2', 'TSR1']),
  creek('Deep Bay', '无名溪（DB7站）', 'Nameless Stream (station DB7)', 7, ['DB7']),
  creek('Deep Bay', '鳌磡沙溪', 'Ngau Hom Sha Stream', 7, ['DB6']),
  creek('Deep Bay', '上白泥溪', 'Sheung Pak Nai Stream', 8, ['DB5']),
  creek('Deep Bay', '无名溪（DB4站）', 'Nameless Stream (station DB4)', 7, ['DB4']),
  creek('Deep Bay', '大水坑溪', 'Tai Shui Hang Stream', 8, ['DB2']),
  creek('Deep Bay', '下白泥溪', 'Ha Pak Nai Stream', 7, ['DB1']),
  creek('Deep Bay', '白泥溪', 'Pak Nai Stream', 7, ['DB3']),
  creek('Deep Bay', '曾角溪', 'Tsang Kok Stream', 7, ['DB8']),
  river('North Western', '屯门河', 'Tuen Mun River', 62, ['TN2', 'TN1', 'TN5', 'TN4', 'TN3', 'TN6']),
  river('North Western', '东涌河', 'Tung Chung River', 30, ['TC1', 'TC2', 'TC3']),
  creek('Western Buffer', '排棉角溪', 'Pai Min Kok Stream', 24, ['AN2', 'AN1']),
  creek('Victoria Harbour', '三叠潭溪', 'Sam Dip Tam Stream', 22, ['TW1', 'TW2', 'TW3']),
  creek('Victoria Harbour', '九华径溪', 'Kau Wa Keng Stream', 12, ['KW3']),
  river('Victoria Harbour', '启德河', 'Kai Tak River', 44, ['KN7', 'KN5', 'KN4', 'KN3', 'KN2', 'KN1']),
  river('Southern', '梅窝河', 'Mui Wo River', 38, ['MW3', 'MW1', 'MW5', 'MW2', 'MW4']),
  creek('Junk Bay', '井栏树溪', 'Tseng Lan Shue Stream', 28, ['JR11', 'JR3', 'JR6']),
  river('Port Shelter', '蚝涌河', 'Ho Chung River', 22, ['PR2', 'PR1']),
  creek('Port Shelter', '大涌口溪', 'Tai Chung Hau Stream', 16, ['PR8', 'PR7']),
  creek('Port Shelter', '沙角尾溪', 'Sha Kok Mei Stream', 16, ['PR5', 'PR6']),
  river('unmonitored', '东屿河', 'Dongyu River', 34, []),
  creek('unmonitored', '石门涌', 'Shimen Creek', 18, []),
  creek('unmonitored', '榕树涌', 'Rongshu Creek', 14, []),
  creek('Tolo Harbour And Channel', '山寮溪', 'Shan Liu Stream', 9, ['TR4']),
  creek('Tolo Harbour And Channel', '洞梓溪', 'Tung Tze Stream', 9, ['TR6']),
  river('Tolo Harbour And Channel', '林村河', 'Lam Tsuen River', 66, [
    ...['TR12G', 'TR12D', 'TR12F', 'TR12E', 'TR12H', 'TR12C', 'TR12B', 'TR12', 'TR12I'],
  ]),
  tributary('Tolo Harbour And Channel', '大埔河', 'Tai Po River', 'Lam Tsuen River', ['TR13']),
  creek('Tolo Harbour And Channel', '大埔滘溪', 'Tai Po Kau Stream', 9, ['TR14']),
  river('Tolo Harbour And Channel', '城门河', 'Shing Mun River', 76, ['TR17', 'TR17L', 'TR19I']),
  tributary('Tolo Harbour And Channel', '大围明渠', 'Tai Wai Nullah', 'Shing Mun River', ['TR19A', 'TR19C', 'TR19']),
  tributary('Tolo Harbour And Channel', '小沥源明渠', 'Siu Lek Yuen Nullah', 'Shing Mun River', ['TR23L', 'TR23A']),
  tributary('Tolo Harbour And Channel', '田心明渠', 'Tin Sum Nullah', 'Shing Mun River', ['TR20A', 'TR20B']),
  tributary('Tolo Harbour And Channel', '观音山溪', 'Kwun Yam Shan Stream', 'Shing Mun River', ['KY1']),
];

function river(
  district: string,
  name: string,
  nameEn: string,
  weight: number,
  stations: readonly string[],
): SampleRiver {
  return { district, name, nameEn, kind: 'river', weight, stations };
}

function creek(
  district: string,
  name: string,
  nameEn: string,
  weight: number,
  stations: readonly string[],
): SampleRiver {
  return { district, name, nameEn, kind: 'creek', weight, stations };
}

function tributary(
  district: string,
  name: string,
  nameEn: string,
  into: string,
  stations: readonly string[],
): SampleRiver {
  return { district, name, nameEn, kind: nameEn.startsWith('River') ? 'river' : 'creek', weight: 0, into, stations };
}

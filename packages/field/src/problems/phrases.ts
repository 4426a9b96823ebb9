// Ready phrases (常用语) for each kind of problem: what chiefs write most, one tap each. They are put into the words of the report, where they can be changed.
import type { ProblemType } from '@xunhe/domain/problem/problem-type';
import type { Language, Pair } from '@xunhe/ui/words';

const PHRASES: Readonly<Record<ProblemType, readonly Pair[]>> = {
  industrial_discharge: [
    ['排口有污水流出', 'Waste water from an outfall'],
    ['水体颜色异常', 'The water has a strange colour'],
    ['有刺鼻气味', 'A sharp smell'],
  ],
  farming_pollution: [
    ['养殖污水直排入河', 'Waste water of livestock runs into the river'],
    ['岸边堆放粪肥', 'Manure heaped on the bank'],
    ['农药包装物丢弃', 'Pesticide packs thrown away'],
  ],
  drainage_facility: [
    ['污水管网溢流', 'A sewer overflows'],
    ['雨水口晴天出水', 'A storm drain runs in dry weather'],
    ['井盖缺失或破损', 'A manhole cover is missing or broken'],
  ],
  illegal_building: [
    ['河道内新建建筑物', 'A new building in the channel'],
    ['围墙占用河岸', 'A wall takes up the bank'],
    ['临河违章搭建', 'An illegal shed by the river'],
  ],
  farm_restaurant: [
    ['餐饮污水直排', 'Waste water of a restaurant runs into the river'],
    ['餐厨垃圾倾倒河边', 'Kitchen waste on the bank'],
  ],
  construction_waste: [
    ['岸边倾倒建筑垃圾', 'Rubble dumped on the bank'],
    ['渣土入河', 'Spoil in the water'],
  ],
  stockyard: [
    ['堆场物料未覆盖', 'Goods of a yard lie uncovered'],
    ['堆场占用河岸', 'A yard takes up the bank'],
  ],
  works_maintenance: [
    ['护岸破损', 'The revetment is broken'],
    ['闸门或泵站故障', 'A gate or pump does not work'],
    ['公示牌损坏', 'The signboard is damaged'],
  ],
  household_refuse: [
    ['岸边有生活垃圾', 'Refuse on the bank'],
    ['水面有漂浮垃圾', 'Refuse on the water'],
    ['水面水草过多', 'Too much weed on the water'],
  ],
  other: [
    ['有人电鱼、毒鱼', 'Somebody fishes with current or poison'],
    ['死鱼浮于水面', 'Dead fish on the water'],
  ],
};

export function phrasesOf(type: ProblemType, language: Language): string[] {
  return PHRASES[type].map(([zh, en]) => (language === 'zh' ? zh : en));
}

/** Put to what stands there, or taken away again; a phrase stands there once. */
export function togglePhrase(text: string, phrase: string, language: Language): string {
  const comma = language === 'zh' ? '，' : ', ';
  const parts = text.trim() === '' ? [] : text.split(comma);
  return (parts.includes(phrase) ? parts.filter((part) => part !== phrase) : [...parts, phrase]).join(comma);
}

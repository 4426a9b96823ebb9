// The fields of a notice.
import type { SaveCircularBody } from '@xunhe/contract/circular';
import { CIRCULAR_GROUPS, CIRCULAR_LENGTH, type CircularGroup } from '@xunhe/domain/people/circular';
import { containsRegion } from '@xunhe/domain/place/region';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_GROUP_WORDS } from '@xunhe/ui/words-circular';
import { Checkbox, Form, Input, Select } from 'antd';
import { sayChosenRegion, useRegionOptions } from '../parts/filters.tsx';
import { useSurroundings } from '../parts/surroundings.ts';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

export type WrittenCircular = Omit<SaveCircularBody, 'revision'>;

interface FieldsProps {
  readonly written: WrittenCircular;
  readonly onChange: (change: Partial<WrittenCircular>) => void;
}

export function CircularFields({ written, onChange }: FieldsProps) {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayGroup = useWords(CIRCULAR_GROUP_WORDS);
  const { me, city } = useSurroundings();
  const regions = useRegionOptions().filter(({ value }) => containsRegion(me.region, value));
  const { title, text, region, groups, lastDay, confirm } = written;
  const isAll = groups.length === CIRCULAR_GROUPS.length;
  return (
    // The fields stand in a form of the screen's own: a form inside a form is none.
    <Form component={false} layout="vertical" requiredMark={false}>
      <Form.Item label={say('titleOf')} htmlFor="circular-title">
        <Input
          id="circular-title"
          maxLength={CIRCULAR_LENGTH.title}
          showCount
          value={title}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </Form.Item>
      <Form.Item label={say('text')} htmlFor="circular-text" extra={say('textHint')}>
        <Input.TextArea
          id="circular-text"
          rows={10}
          maxLength={CIRCULAR_LENGTH.text}
          showCount
          value={text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </Form.Item>
      <Form.Item label={say('region')} htmlFor="circular-region" extra={say('regionHint')}>
        <Select
          id="circular-region"
          showSearch={{ optionFilterProp: 'label' }}
          value={region}
          onChange={(to: string) => onChange({ region: to })}
          options={regions.map(({ value, label }) => ({ value, label }))}
          labelRender={sayChosenRegion}
        />
      </Form.Item>
      <Form.Item label={say('groups')}>
        <fieldset className="circular-groups" aria-label={say('groups')}>
          <Checkbox
            checked={isAll}
            indeterminate={groups.length > 0 && !isAll}
            onChange={() => onChange({ groups: isAll ? [] : [...CIRCULAR_GROUPS] })}
          >
            {say('all')}
          </Checkbox>
          {CIRCULAR_GROUPS.map((group) => (
            <Checkbox
              key={group}
              checked={groups.includes(group)}
              onChange={() => onChange({ groups: toggle(groups, group) })}
            >
              {sayGroup(group)}
            </Checkbox>
          ))}
        </fieldset>
      </Form.Item>
      <Form.Item label={say('lastDay')} htmlFor="circular-last-day">
        <Input
          id="circular-last-day"
          type="date"
          min={city.today}
          value={lastDay ?? ''}
          onChange={({ target }) => onChange({ lastDay: target.value || null })}
        />
      </Form.Item>
      <Form.Item>
        <Checkbox checked={confirm} onChange={({ target }) => onChange({ confirm: target.checked })}>
          {say('confirm')}
        </Checkbox>
      </Form.Item>
    </Form>
  );
}

/** In the order of the table, so that the same choice is the same draft. */
function toggle(groups: readonly CircularGroup[], group: CircularGroup): CircularGroup[] {
  return CIRCULAR_GROUPS.filter((one) => (one === group) !== groups.includes(one));
}

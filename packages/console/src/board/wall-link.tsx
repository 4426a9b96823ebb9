// The way to the large screen: a tab of its own, to be sent to the wall.
import { FullscreenOutlined } from '@ant-design/icons';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';

const WORDS = defineWords({
  wall: ['大屏', 'Large screen'],
  hint: ['在新标签页打开大屏', 'Opens the large screen in a new tab'],
});

export function WallLink() {
  const say = useWords(WORDS);
  return (
    <Button size="small" href="/wall" target="_blank" rel="noopener" icon={<FullscreenOutlined />} title={say('hint')}>
      {say('wall')}
    </Button>
  );
}

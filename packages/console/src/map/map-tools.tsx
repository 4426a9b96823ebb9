// What one does with the map: measure, print, send, read as a list.
import { LineOutlined, LinkOutlined, PrinterOutlined, TableOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { copyText } from '@xunhe/ui/copy-text';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import type { ViewMode } from './map-address.ts';

const WORDS = defineWords({
  tools: ['地图工具', 'Tools of the map'],
  measure: ['测量', 'Measure'],
  print: ['打印', 'Print'],
  share: ['复制链接', 'Copy link'],
  copied: ['链接已复制', 'Link copied'],
  notCopied: ['请从地址栏复制', 'Copy it from the address bar'],
  table: ['看列表', 'As a list'],
});

const LIST_OF: Readonly<Record<ViewMode, '/reaches' | '/warnings' | '/duties'>> = {
  class: '/reaches',
  warning: '/warnings',
  duty: '/duties',
  freshness: '/reaches',
};

interface MapToolsProps {
  readonly mode: ViewMode;
  readonly isMeasuring: boolean;
  readonly onMeasure: () => void;
  /** Ends when everything that is on the map has been drawn. */
  readonly onPrint: () => Promise<void>;
}

export function MapTools({ mode, isMeasuring, onMeasure, onPrint }: MapToolsProps) {
  const say = useWords(WORDS);
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  const [isDrawing, setIsDrawing] = useState(false);
  const print = () => {
    setIsDrawing(true);
    void onPrint().finally(() => setIsDrawing(false));
  };
  const share = async () => setOutcome((await copyText(location.href)) ? 'copied' : 'notCopied');
  return (
    <div className="map-tools" role="toolbar" aria-label={say('tools')}>
      <Button size="small" icon={<LineOutlined />} aria-pressed={isMeasuring} onClick={onMeasure}>
        {say('measure')}
      </Button>
      <Button size="small" icon={<PrinterOutlined />} loading={isDrawing} onClick={print}>
        {say('print')}
      </Button>
      <Button size="small" icon={<LinkOutlined />} onClick={() => void share()}>
        {say(outcome ?? 'share')}
      </Button>
      <span className="sr-only" role="status">
        {outcome && say(outcome)}
      </span>
      <Link to={LIST_OF[mode]} className="map-list-link">
        <TableOutlined aria-hidden /> {say('table')}
      </Link>
    </div>
  );
}

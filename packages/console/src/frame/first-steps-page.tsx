// What must be done before any other screen, at a desk: the picture to scan is drawn here.
import { FirstSteps, type FirstStepsProps } from '@xunhe/ui/first-steps.tsx';
import { drawFactor } from './factor-picture.tsx';

export default function FirstStepsPage(props: Omit<FirstStepsProps, 'picture'>) {
  return <FirstSteps {...props} picture={drawFactor} />;
}

// A held value with its unit and all its digits: what is out of range must not be rounded into it.
import { INDICATORS } from '@xunhe/domain/observation/indicator';

export function sayMeasured(indicator: string, value: number): string {
  const unit = indicator === 'rain_mm' ? 'mm' : (INDICATORS[indicator]?.unit ?? '');
  return unit === '' ? String(value) : `${value} ${unit}`;
}

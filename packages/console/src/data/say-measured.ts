// A held value with its unit and all its digits: what is out of range must not be rounded into it.
import { standardUnit } from '@xunhe/domain/observation/measure-unit';

export function sayMeasured(indicator: string, value: number): string {
  return `${value} ${standardUnit(indicator) ?? ''}`.trim();
}

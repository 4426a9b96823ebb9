// The secret of a second factor as a picture for the phone.
import { QRCode } from 'antd';

export function drawFactor(uri: string) {
  return <QRCode type="svg" value={uri} size={184} color="#16242b" bgColor="#ffffff" errorLevel="M" />;
}

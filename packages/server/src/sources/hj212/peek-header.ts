// The two names of a header that are needed before the packet can be read: which device, which command.

export interface Peek {
  readonly mn: string;
  readonly command: string;
}

/** From the bytes before `CP=`; null when one of them is missing. */
export function peekHeader(bytes: Buffer, from: number, to: number): Peek | null {
  const header = bytes.toString('latin1', from, to);
  const command = /(?:^|[;,])CN=(\d{4})(?:[;,]|$)/.exec(header)?.[1];
  const mn = /(?:^|[;,])MN=([^;,]+)/.exec(header)?.[1];
  return command === undefined || mn === undefined ? null : { mn, command };
}

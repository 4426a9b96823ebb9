// What is stored of the person who asks: the page, and the file with everything, which is written while it is read.
import { Readable } from 'node:stream';
import { MY_DATA_FILE_PATH } from '@xunhe/contract/my-data';
import { accept } from '@xunhe/domain/ground/result';
import type { FastifyInstance } from 'fastify';
import { exportMyData, readMyData } from '../acts/read-my-data.ts';
import { checkRight, type Handlers } from './endpoint.ts';
import type { House } from './house.ts';
import { EXPORT_RATE } from './rate.ts';
import { readSession } from './session.ts';

export const myDataHandlers: Handlers<'myData'> = {
  async myData({ house, who, reply }) {
    reply.header('cache-control', 'no-store');
    return accept(await readMyData(house, who));
  },
};

export function addMyDataFile(app: FastifyInstance, house: House): void {
  app.get(MY_DATA_FILE_PATH, { config: EXPORT_RATE }, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: 'signedIn' });
    const pieces = await exportMyData(house, who);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="xunhe-my-data.json"')
      .type('application/json; charset=utf-8')
      .send(Readable.from(pieces));
  });
}

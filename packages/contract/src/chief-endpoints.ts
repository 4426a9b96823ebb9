// What a chief asks for beside his list of today: his card, the people below him, and the four inventories.
import { DutyCardBody } from './duty-card.ts';
import type { Endpoint } from './endpoint.ts';
import {
  InventoryProgressBody,
  InventoryProgressQuery,
  InventoryQuery,
  InventoryReceipt,
  InventoryRowBody,
  SentInventory,
} from './inventory.ts';
import { SubordinateQuery, SubordinatesBody } from './subordinate.ts';
import { Page } from './wire.ts';

export const CHIEF_ENDPOINTS = {
  dutyCard: {
    method: 'GET',
    path: '/api/duty-card',
    right: 'duty.readOwn',
    summary: 'What the signed-in chief answers for, on one page',
    answer: DutyCardBody,
  },
  subordinates: {
    method: 'GET',
    path: '/api/subordinates',
    right: 'duty.read',
    summary: 'The people of the posts below, those who need help first',
    query: SubordinateQuery,
    answer: SubordinatesBody,
  },
  takeInventory: {
    method: 'POST',
    path: '/api/inventories',
    right: 'patrol.submit',
    summary: 'Store the answers of an inventory once',
    body: SentInventory,
    answer: InventoryReceipt,
  },
  inventories: {
    method: 'GET',
    path: '/api/inventories',
    right: 'duty.read',
    summary: 'Inventories taken, newest first',
    query: InventoryQuery,
    answer: Page(InventoryRowBody),
  },
  inventoryProgress: {
    method: 'GET',
    path: '/api/inventories/progress',
    right: 'duty.read',
    summary: 'How many posts of each town have answered in the running period',
    query: InventoryProgressQuery,
    answer: InventoryProgressBody,
  },
} as const satisfies Record<string, Endpoint>;

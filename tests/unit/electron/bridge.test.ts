import { describe, expect, test } from 'vitest';

import { ENGINE_MESSAGE, parseEngineMessage, parseEngineOrder, parseEngineReport } from '../../../shared/contract/bridge';

describe('messages before the port', () => {
  test('a status of the shell is read and nothing beside it is kept', () => {
    expect(parseEngineMessage({ type: ENGINE_MESSAGE, status: { kind: 'restarting', reason: 'ended', inMs: 250, more: 1 } })).toEqual({
      kind: 'restarting',
      reason: 'ended',
      inMs: 250,
    });
  });

  test.each([
    [null],
    ['nodeworth:engine'],
    [{ type: 'other', status: { kind: 'running' } }],
    [{ type: ENGINE_MESSAGE }],
    [{ type: ENGINE_MESSAGE, status: { kind: 'failed' } }],
    [{ type: ENGINE_MESSAGE, status: { kind: 'restarting', reason: 'x', inMs: '250' } }],
    [{ type: ENGINE_MESSAGE, status: { kind: 'gone' } }],
  ])('%j is dropped', (data) => {
    expect(parseEngineMessage(data)).toBeNull();
  });

  test('reports and orders of the parent port', () => {
    expect(parseEngineReport({ type: 'ready' })).toEqual({ type: 'ready' });
    expect(parseEngineReport({ type: 'failed', reason: 'in use' })).toEqual({ type: 'failed', reason: 'in use' });
    expect(parseEngineReport({ type: 'failed' })).toBeNull();
    expect(parseEngineReport('ready')).toBeNull();
    expect(parseEngineOrder({ type: 'attach' })).toEqual({ type: 'attach' });
    expect(parseEngineOrder({ type: 'ready' })).toBeNull();
  });
});

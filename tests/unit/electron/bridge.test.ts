import { describe, expect, test } from 'vitest';

import { isConnect, isHeard } from '../../../main/electron/sender';
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

describe('whom the shell hears', () => {
  const ours = { isWindow: true, isMainFrame: true, frameUrl: 'app://nodeworth/index.html#/devices' };

  test('the main frame of a window of ours that shows a page of ours', () => {
    expect(isHeard(ours)).toBe(true);
  });

  test.each([
    ['a page of ours in another window', { ...ours, isWindow: false }],
    ['a frame inside of our page', { ...ours, isMainFrame: false }],
    ['another origin in our window', { ...ours, frameUrl: 'https://example.org/index.html' }],
    ['an origin that begins like ours', { ...ours, frameUrl: 'app://nodeworth.example/index.html' }],
    ['a frame that is gone', { ...ours, frameUrl: null }],
  ])('not %s', (_name, sender) => {
    expect(isHeard(sender)).toBe(false);
  });

  test.each([[null], ['connect'], [{}], [{ kind: 'open' }], [{ kind: 'connect', url: 'https://example.org/' }], [[{ kind: 'connect' }]]])('%j is not a question', (message) => {
    expect(isConnect(message)).toBe(false);
  });

  test('the one question is', () => {
    expect(isConnect({ kind: 'connect' })).toBe(true);
  });
});

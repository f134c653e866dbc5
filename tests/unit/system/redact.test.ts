import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../main/adapters/system/logger';

const ADDRESS = 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux';

const linesOf = (level: 'debug' | 'info', facts: Record<string, string | number | null>): Record<string, unknown> => {
  const lines: string[] = [];
  createLogger({ clock: { now: () => 0 }, level, write: (line) => { lines.push(line); } }).warn('something', facts);
  return JSON.parse(lines.join('')) as Record<string, unknown>;
};

describe('the log', () => {
  it('writes JSON lines with time, level, event and facts', () => {
    expect(linesOf('info', { count: 3, host: 'example.org', none: null })).toEqual({ at: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'something', count: 3, host: 'example.org', none: null });
  });

  it.each([
    ['a 64-byte base58 key', '4'.repeat(88)],
    ['a byte array', `[${Array.from({ length: 64 }, (_, n) => n).join(', ')}]`],
    ['a hex key', 'ab'.repeat(32)],
    ['twelve words', 'apple river stone cloud maple tiger ocean piano lemon chair grape house'],
  ])('never holds %s, at any level', (_name, secret) => {
    for (const level of ['debug', 'info'] as const) {
      const text = JSON.stringify(linesOf(level, { what: `typed: ${secret}` }));
      expect(text).toContain('[redacted]');
      expect(text).not.toContain(secret.slice(10, 60));
    }
  });

  it('never holds the value of a fact that is secret by name', () => {
    expect(linesOf('debug', { apiKey: 'hunter2', authorization: 'Bearer x' })).toMatchObject({ apiKey: '[redacted]', authorization: '[redacted]' });
  });

  it('keeps of a web address its origin only', () => {
    expect(linesOf('info', { url: 'https://rpc.example.org/v1/abc?api-key=hunter2 failed' })['url']).toBe('https://rpc.example.org failed');
  });

  it('shortens wallet addresses unless debug was asked for', () => {
    expect(linesOf('info', { wallet: ADDRESS })['wallet']).toBe('hnty…xWux');
    expect(linesOf('debug', { wallet: ADDRESS })['wallet']).toBe(ADDRESS);
  });
});

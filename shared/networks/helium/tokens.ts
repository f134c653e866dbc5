import type { TokenFacts } from '../types';

const constants = { mark: 'verified', source: 'helium-program-library packages/spl-utils/src/constants.ts', asOf: '2026-08-14' } as const;

export const HNT: TokenFacts = { ...constants, mint: 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux', symbol: 'HNT', name: 'Helium', decimals: 8, program: 'spl-token', network: 'helium' };

/** Paid until January 2025; still redeemable for HNT from its treasury. */
export const MOBILE: TokenFacts = { ...constants, mint: 'mb1eu7TzEc71KxDpsmsKoucSSuuoGLv1drys1oP2jh6', symbol: 'MOBILE', name: 'Helium Mobile (legacy)', decimals: 6, program: 'spl-token', network: 'helium' };

/** Paid until January 2025; still redeemable for HNT from its treasury. */
export const IOT: TokenFacts = { ...constants, mint: 'iotEVVZLEywoTn1QdwNPddxPWszn3zFhEot3MfL9fns', symbol: 'IOT', name: 'Helium IoT (legacy)', decimals: 6, program: 'spl-token', network: 'helium' };

/** Data Credits pay for data and cannot be moved on; one is 0.00001 USD. Never income. */
export const DC: TokenFacts = { ...constants, mint: 'dcuc8Amr83Wz27ZkQ2K9NS6r8zRpf1J6cvArEBDZDmm', symbol: 'DC', name: 'Helium Data Credits', decimals: 0, program: 'spl-token', network: 'helium' };

import { keccakHex } from './keccak';

/** Topic 0 of an event by its signature, `Transfer(address,address,uint256)`. */
export const topicOf = (signature: string): string => `0x${keccakHex(signature)}`;

/** First four bytes of the call data of a function by its signature, `decimals()`. */
export const selectorOf = (signature: string): string => `0x${keccakHex(signature).slice(0, 8)}`;

/** ERC-20; the handbook names the value (networks-other-and-costs.md 2.11), a test holds it to the hash. */
export const TRANSFER = topicOf('Transfer(address,address,uint256)');

export const DECIMALS = selectorOf('decimals()');
export const SYMBOL = selectorOf('symbol()');
export const BALANCE_OF = selectorOf('balanceOf(address)');

import { heliumCases } from './table/helium-cases';
import { hivemapperCases } from './table/hivemapper-cases';
import { incomingCases } from './table/incoming-cases';
import { nosanaCases } from './table/nosana-cases';
import { outgoingCases } from './table/outgoing-cases';
import { senderCases } from './table/sender-cases';
import type { TableCase } from './table/table-case';
import { xnetCases } from './table/xnet-cases';

/** Hand-made transactions for every rule of section 13 of the facts page and its near misses, besides the older pairs. */
export const caseTable: readonly TableCase[] = [...heliumCases, ...hivemapperCases, ...nosanaCases, ...xnetCases, ...senderCases, ...incomingCases, ...outgoingCases];

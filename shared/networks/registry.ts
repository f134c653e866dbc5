import { geodnet } from './geodnet/network';
import { grass } from './grass/network';
import { filecoin } from './filecoin/network';
import { helium } from './helium/network';
import { hivemapper } from './hivemapper/network';
import { ioNet } from './io-net/network';
import { nosana } from './nosana/network';
import { render } from './render/network';
import { roam } from './roam/network';
import { wingbits } from './wingbits/network';
import { xnet } from './xnet/network';
import { flux } from './flux/network';
import { golem } from './golem/network';
import { livepeer } from './livepeer/network';
import { theta } from './theta/network';
import { akash } from './akash/network';
import { storj } from './storj/network';
import { knownTokens } from './known-tokens';
import { createNetworkBook, type NetworkBook } from './network-book';
import type { NetworkFacts } from './types';

/** Networks of this version. A new one gets a folder, a row here and the next colour slot. */
export const networks: readonly NetworkFacts[] = [helium, render, hivemapper, nosana, ioNet, geodnet, grass, xnet, roam, wingbits, filecoin, golem, livepeer, theta, flux, storj, akash];

export const networkById = (id: string): NetworkFacts | null => networks.find((network) => network.id === id) ?? null;

/** The book of the networks that come with the app, without what the operator added. */
export const builtInBook: NetworkBook = createNetworkBook(networks, knownTokens);

/** Mints in which networks of this version pay or paid: their token accounts are searched even where the chain lists none. */
export const rewardMints: readonly string[] = builtInBook.rewardTokens('solana');


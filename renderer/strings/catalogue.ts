import { breakEven } from './en/break-even';
import { charts } from './en/charts';
import { common } from './en/common';
import { errors } from './en/errors';
import { gallery } from './en/gallery';
import { devices } from './en/devices';
import { hardware } from './en/hardware';
import { home } from './en/home';
import { ledger } from './en/ledger';
import { imports } from './en/imports';
import { networksSolana } from './en/networks-solana';
import { networksFilecoin } from './en/networks-filecoin';
import { networksEvm } from './en/networks-evm';
import { networksNodes } from './en/networks-nodes';
import { networkPages } from './en/network-pages';
import { desks } from './en/desks';
import { costs } from './en/costs';
import { demand } from './en/demand';
import { forecasts } from './en/forecasts';
import { planner } from './en/planner';
import { ruleBooks } from './en/rule-books';
import { looks } from './en/looks';
import { onboarding } from './en/onboarding';
import { settings } from './en/settings';
import { setupForms } from './en/setup-forms';
import { sources } from './en/sources';
import { states } from './en/states';
import type { Words } from './types';

/** The subjects of the catalogue; a key stands in exactly one of them (checked in a test, since a later spread would hide an earlier one). */
export const SUBJECTS = { common, states, breakEven, charts, devices, errors, hardware, home, ledger, onboarding, settings, setupForms, sources, gallery, networksSolana, networksFilecoin, networksEvm, networksNodes, networkPages, desks, looks, imports, costs, demand, forecasts, planner, ruleBooks } as const;

/** Every word of the pages. The only place with sentences for people; translations take the same keys. */
export const CATALOGUE = { ...common, ...states, ...breakEven, ...charts, ...devices, ...errors, ...hardware, ...home, ...ledger, ...onboarding, ...settings, ...setupForms, ...sources, ...gallery, ...networksSolana, ...networksFilecoin, ...networksEvm, ...networksNodes, ...networkPages, ...desks, ...looks, ...imports, ...costs, ...demand, ...forecasts, ...planner, ...ruleBooks } as const satisfies Readonly<Record<string, Words>>;

export type WordKey = keyof typeof CATALOGUE;

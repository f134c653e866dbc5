import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

import { ERROR_CODES } from './codes';
import { daySchema, emptySchema, idInput, instantSchema } from './schemas/common';
import {
  deploymentInputSchema, deploymentSchema, deviceInputSchema, deviceRowSchema, deviceSchema, regionalDefaultSchema, tariffInputSchema, tariffSchema,
} from './schemas/devices';
import { breakEvenInputSchema, breakEvenSchema, estimateSchema } from './schemas/economics';
import { costsPageSchema, priceFilePreviewSchema, priceSeriesPointSchema, repriceEntrySchema, sampleBillInputSchema, sampleBillSchema } from './schemas/costs';
import { demandPageSchema, stripPriceSchema } from './schemas/demand';
import { exportGapsSchema, exportJobSchema, exportQuestionSchema, taxQuestionSchema, taxReportSchema } from './schemas/exports';
import { comparisonSchema, compareInputSchema, fleetForecastSchema, forecastGradeSchema, storedForecastSchema, whyInputSchema, whySchema } from './schemas/forecasts';
import { hardwareSnapshotSchema, machineIdentitySchema, seriesHistorySchema, seriesNameSchema, uptimeCellSchema } from './schemas/hardware';
import { homeSchema } from './schemas/home';
import {
  earningsSchema, holdingRowSchema, ledgerPageSchema, ledgerRowSchema, lineFilterSchema, senderDecisionSchema, senderProposalSchema, syncStateSchema, walletSchema,
  chainSchema, rawEntrySchema,
} from './schemas/ledger';
import { calendarEntrySchema, moneyStatesRowSchema, tokenPriceSchema } from './schemas/money';
import { factAgeSchema, fileProblemSchema, networkDetailSchema, networkRowSchema, watchStateSchema } from './schemas/networks';
import {
  allocateInputSchema, allocationSchema, catalogueEditSchema, catalogueRowSchema, ghostSchema, hourMapSchema, planInputSchema, plannerAnswerSchema, plannerChoiceSchema, planSchema,
} from './schemas/planner';
import { boundarySchema, reconciliationSchema, redecodePreviewSchema } from './schemas/reconcile';
import { importBatchSchema, importInputSchema, importPreviewSchema, typedCostInputSchema, typedCostSchema, typedLineInputSchema } from './schemas/records';
import { proposalTrialSchema, ruleBookSchema } from './schemas/rules';
import { doctorCheckSchema, hostTrafficSchema, selfCostSchema, settingsPatchSchema, settingsSchema, systemInfoSchema } from './schemas/settings';
import { changesFrame, hardwareFrame, syncFrame } from './topics';

const errorData = z.object({ context: z.record(z.string(), z.string()) });

const base = oc.errors({
  BAD_INPUT: { status: ERROR_CODES.BAD_INPUT, data: errorData },
  SECRET_REFUSED: { status: ERROR_CODES.SECRET_REFUSED, data: errorData },
  BAD_ADDRESS: { status: ERROR_CODES.BAD_ADDRESS, data: errorData },
  ALREADY_THERE: { status: ERROR_CODES.ALREADY_THERE, data: errorData },
  NOT_FOUND: { status: ERROR_CODES.NOT_FOUND, data: errorData },
  LOOKS_WRONG: { status: ERROR_CODES.LOOKS_WRONG, data: errorData },
  ENGINE_FAILED: { status: ERROR_CODES.ENGINE_FAILED, data: errorData },
  SOURCE_UNREACHABLE: { status: ERROR_CODES.SOURCE_UNREACHABLE, data: errorData },
  CANCELLED: { status: ERROR_CODES.CANCELLED, data: errorData },
  IS_DEMO: { status: ERROR_CODES.IS_DEMO, data: errorData },
  SWITCHED_OFF: { status: ERROR_CODES.SWITCHED_OFF, data: errorData },
});

const ask = <I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O) => base.route({ summary }).input(input).output(output);

const rangeInput = z.object({
  fromDay: daySchema, toDay: daySchema,
  deviceId: z.string().exactOptional(), networks: z.array(z.string()).exactOptional(), walletId: z.string().exactOptional(),
});

/**
 * The one definition of what the engine and everybody who asks it say to each other. Desktop port, HTTP interface with its OpenAPI
 * document, the pages' client and the engine's handlers are all derived from this object; a call without a handler does not compile.
 * Questions are verbs, live topics are nouns under `live`.
 */
export const contract = {
  system: {
    info: ask('What is running', emptySchema, systemInfoSchema),
    selfCost: ask('What the watcher itself costs', emptySchema, selfCostSchema),
    traffic: ask('Hosts the app talked to', emptySchema, z.object({ hosts: z.array(hostTrafficSchema) })),
    doctor: ask('Each probe and source: works, or why not', emptySchema, z.object({ checks: z.array(doctorCheckSchema) })),
  },
  settings: {
    get: ask('Settings in force', emptySchema, settingsSchema),
    set: ask('Change settings', settingsPatchSchema, settingsSchema),
  },
  hardware: {
    identity: ask('What this machine is', emptySchema, machineIdentitySchema),
    sample: ask('Take a sample now', emptySchema, hardwareSnapshotSchema),
    series: ask('Series of a device that hold data', z.object({ deviceId: z.string() }), z.object({ series: z.array(seriesNameSchema) })),
    history: ask(
      'History of series with a point budget; the store picks the tier',
      z.object({ deviceId: z.string(), series: z.array(z.string()).min(1).max(64), fromMs: instantSchema, toMs: instantSchema, maxPoints: z.number().int().min(2).max(600) }),
      z.object({ histories: z.array(seriesHistorySchema) }),
    ),
    uptime: ask(
      'Uptime in cells of a fixed length',
      z.object({ deviceId: z.string(), fromMs: instantSchema, toMs: instantSchema, cells: z.number().int().min(1).max(400) }),
      z.object({ cells: z.array(uptimeCellSchema), upShare: z.number().nullable(), watchedShare: z.number() }),
    ),
  },
  devices: {
    list: ask('Devices with their figures of this month', emptySchema, z.object({ rows: z.array(deviceRowSchema) })),
    get: ask('One device with its figures', idInput, deviceRowSchema),
    save: ask('Add or change a device', deviceInputSchema, deviceSchema),
    sell: ask('Mark a device as sold', z.object({ id: z.string(), soldOn: daySchema, amount: z.number().min(0), currency: z.string().length(3) }), deviceSchema),
    replace: ask('Say which device took its place', z.object({ id: z.string(), byId: z.string(), onDay: daySchema }), deviceSchema),
    remove: ask('Remove a device and its history', idInput, emptySchema),
    saveDeployment: ask('Add or change a deployment', deploymentInputSchema, deploymentSchema),
    removeDeployment: ask('Remove a deployment', idInput, emptySchema),
  },
  tariffs: {
    list: ask('Tariffs, newest first', emptySchema, z.object({ tariffs: z.array(tariffSchema) })),
    save: ask('Add or change a tariff', tariffInputSchema, tariffSchema),
    remove: ask('Remove a tariff', idInput, emptySchema),
    defaults: ask('Household prices by country, with year and source', emptySchema, z.object({ defaults: z.array(regionalDefaultSchema) })),
    sampleBill: ask('The bill a plan would make of a month', sampleBillInputSchema, sampleBillSchema),
    prices: ask('Prices by the hour of a dynamic tariff', z.object({ id: z.string(), fromMs: instantSchema, toMs: instantSchema }), z.object({ points: z.array(priceSeriesPointSchema).max(3000), lastFetchAtMs: instantSchema.nullable(), failure: z.string().nullable() })),
    previewPrices: ask('Check a file of prices', z.object({ text: z.string().max(5_000_000), tz: z.string(), unit: z.enum(['per-kwh', 'per-mwh', 'minor-per-kwh']) }), priceFilePreviewSchema),
    importPrices: ask('Keep the prices of a file', z.object({ id: z.string(), text: z.string().max(5_000_000), tz: z.string(), unit: z.enum(['per-kwh', 'per-mwh', 'minor-per-kwh']) }), priceFilePreviewSchema),
    fetchPrices: ask('Ask the source of a dynamic tariff now', idInput, z.object({ points: z.number().int(), toMs: instantSchema.nullable() })),
  },
  costs: {
    get: ask('Price now, the day’s ring, and what each device costs by the hour', z.object({ day: daySchema.exactOptional() }), costsPageSchema),
    log: ask('What was priced again, newest first', z.object({ limit: z.number().int().min(1).max(500) }), z.object({ entries: z.array(repriceEntrySchema) })),
  },
  rules: {
    book: ask('Numbers of a network’s rule with their dates', z.object({ network: z.string(), day: daySchema.exactOptional() }), ruleBookSchema),
    tryProposal: ask('A proposal tried on what was really received', z.object({ network: z.string(), proposal: z.string(), fromDay: daySchema, toDay: daySchema }), proposalTrialSchema),
  },
  wallets: {
    list: ask('Watched wallets', emptySchema, z.object({ wallets: z.array(walletSchema) })),
    add: ask('Watch a public address, miner or node', z.object({ address: z.string().max(4000), label: z.string().max(80).exactOptional(), chain: chainSchema.exactOptional() }), walletSchema),
    detect: ask('Chains on which an address can be', z.object({ address: z.string().max(4000) }), z.object({ candidates: z.array(z.object({ chain: chainSchema, address: z.string() })) })),
    remove: ask('Stop watching and forget its lines', idInput, emptySchema),
  },
  sync: {
    start: ask('Read what is new', z.object({ walletId: z.string().exactOptional() }), z.object({ wallets: z.array(syncStateSchema) })),
    pause: ask('Pause reading', emptySchema, z.object({ wallets: z.array(syncStateSchema) })),
    state: ask('Where reading stands', emptySchema, z.object({ wallets: z.array(syncStateSchema) })),
    allow: ask('Allow a large read that the app asked about', z.object({ walletId: z.string(), bytes: z.number().int().min(0) }), z.object({ wallets: z.array(syncStateSchema) })),
  },
  networks: {
    list: ask('Networks with their rule, its age, and what is not known', emptySchema, z.object({ networks: z.array(networkRowSchema) })),
    get: ask('One network with what its own source says', idInput, networkDetailSchema),
    look: ask('Ask the networks’ own sources now', z.object({ network: z.string().exactOptional() }), z.object({ watches: z.array(watchStateSchema) })),
    previewFile: ask('Check a network file without adding it', z.object({ text: z.string().max(1_000_000) }), z.object({ network: z.object({ id: z.string(), name: z.string() }).nullable(), replaces: z.boolean(), problems: z.array(fileProblemSchema) })),
    addFile: ask('Add a network from a data file', z.object({ text: z.string().max(1_000_000) }), networkRowSchema),
    removeFile: ask('Remove a network that was added from a file', idInput, emptySchema),
  },
  facts: {
    ages: ask('Age of every fact that figures rest on', emptySchema, z.object({ facts: z.array(factAgeSchema), file: z.object({ issuedOn: daySchema, appliedAtMs: instantSchema }).nullable() })),
    replace: ask('Replace facts by a signed file', z.object({ text: z.string().max(5_000_000) }), z.object({ networks: z.number().int(), issuedOn: daySchema })),
    reset: ask('Go back to the facts that came with the app', emptySchema, emptySchema),
  },
  money: {
    states: ask('Accrued, claimable, held, vesting, locked and paid, by network and token', emptySchema, z.object({ currency: z.string(), rows: z.array(moneyStatesRowSchema) })),
    calendar: ask('What comes when, for all networks', z.object({ fromMs: instantSchema, toMs: instantSchema }), z.object({ entries: z.array(calendarEntrySchema) })),
    prices: ask('Prices of today with the second source', emptySchema, z.object({ tokens: z.array(tokenPriceSchema), failed: z.array(z.string()) })),
  },
  reconcile: {
    get: ask('Source, chain and counted side by side', z.object({ network: z.string(), fromDay: daySchema, toDay: daySchema, boundary: boundarySchema }), reconciliationSchema),
    previewDecoding: ask('What a newer decoder would change', z.object({ start: z.boolean() }), redecodePreviewSchema),
    applyDecoding: ask('Decode again what an older decoder read', emptySchema, z.object({ changed: z.number().int() })),
  },
  records: {
    addLine: ask('Type a reward that is on no chain', typedLineInputSchema, ledgerRowSchema),
    removeLine: ask('Take back a typed line', idInput, emptySchema),
    costs: ask('Typed costs, newest first', emptySchema, z.object({ costs: z.array(typedCostSchema) })),
    addCost: ask('Type a cost that is on no chain and no meter', typedCostInputSchema, typedCostSchema),
    removeCost: ask('Take back a typed cost', idInput, emptySchema),
  },
  imports: {
    preview: ask('Read a file without importing it', importInputSchema, importPreviewSchema),
    apply: ask('Import all good rows of a file, or nothing', importInputSchema, importBatchSchema),
    list: ask('Files that were imported', emptySchema, z.object({ batches: z.array(importBatchSchema) })),
    remove: ask('Take back an imported file with all its lines', idInput, emptySchema),
  },
  exports: {
    gaps: ask('What a file would lack', exportQuestionSchema, exportGapsSchema),
    start: ask('Make a file beside the engine’s work', exportQuestionSchema, exportJobSchema),
    state: ask('How far a file is', idInput, exportJobSchema),
    read: ask('A piece of a finished file', z.object({ id: z.string(), offset: z.number().int().min(0) }), z.object({ text: z.string(), next: z.number().int().nullable() })),
    cancel: ask('Stop making a file', idInput, exportJobSchema),
    tax: ask('Income, disposals, lots and what to set aside for a year', taxQuestionSchema, taxReportSchema),
  },
  rewards: {
    list: ask('Ledger lines, newest first', z.object({ filter: lineFilterSchema, limit: z.number().int().min(1).max(500), offset: z.number().int().min(0) }), ledgerPageSchema),
    get: ask('One line with its evidence', idInput, ledgerRowSchema),
    earnings: ask('Earnings by day and network, with costs and net', rangeInput, earningsSchema),
    proposals: ask('Senders that look like a network’s payer', emptySchema, z.object({ proposals: z.array(senderProposalSchema), decisions: z.array(senderDecisionSchema) })),
    decide: ask('Confirm or refuse a sender', senderDecisionSchema.omit({ decidedAtMs: true }), senderDecisionSchema),
    setPrice: ask('Type the price of a line (marked as typed)', z.object({ id: z.string(), usdPerToken: z.number().min(0) }), ledgerRowSchema),
    holdings: ask('What is held, beside what was earned', emptySchema, z.object({ rows: z.array(holdingRowSchema) })),
    raw: ask('The raw answer a line was read from', idInput, rawEntrySchema),
    exportCsv: ask('Lines of a filter as CSV', lineFilterSchema, z.object({ fileName: z.string(), csv: z.string() })),
  },
  economics: {
    estimate: ask(
      'Estimate a scenario',
      z.object({ scenario: z.unknown(), targetMonths: z.number().int().min(1).max(240).exactOptional(), series: z.boolean().exactOptional() }),
      estimateSchema,
    ),
    breakEven: ask('Verdict, forecast and realised curve', breakEvenInputSchema, breakEvenSchema),
    compare: ask('Keep, move, sell or buy the token', compareInputSchema, comparisonSchema),
    fleet: ask('All deployments together, their tokens tied', z.object({ horizonMonths: z.number().int().min(1).max(240).exactOptional(), correlation: z.number().min(0).max(1).exactOptional() }), fleetForecastSchema),
    why: ask('Why the net changed between two periods', whyInputSchema, whySchema),
    grades: ask('How past forecasts turned out', z.object({ network: z.string().exactOptional() }), z.object({ grades: z.array(forecastGradeSchema) })),
    forecasts: ask('Stored forecasts, newest first', z.object({ deploymentId: z.string().exactOptional(), limit: z.number().int().min(1).max(200) }), z.object({ forecasts: z.array(storedForecastSchema) })),
  },
  planner: {
    catalogue: ask('Hardware that can be bought, with sources', emptySchema, z.object({ devices: z.array(catalogueRowSchema), asOf: daySchema })),
    edit: ask('Say what the catalogue does not know', catalogueEditSchema, catalogueRowSchema),
    compare: ask('Devices times networks at once', plannerChoiceSchema, plannerAnswerSchema),
    read: ask('One device on one network in full', z.object({ choice: plannerChoiceSchema, deviceId: z.string(), network: z.string() }), breakEvenSchema),
    plans: ask('Saved scenarios', emptySchema, z.object({ plans: z.array(planSchema) })),
    savePlan: ask('Save a scenario', planInputSchema, planSchema),
    removePlan: ask('Remove a saved scenario', idInput, emptySchema),
    exportPlan: ask('A saved scenario as a file', idInput, z.object({ fileName: z.string(), text: z.string() })),
    importPlan: ask('Take in a scenario file', z.object({ text: z.string().max(1_000_000) }), planSchema),
    setGhost: ask('Run a saved scenario beside the real devices, or stop it', z.object({ id: z.string(), on: z.boolean() }), planSchema),
    ghosts: ask('Devices that are not there, on the same tariff', emptySchema, z.object({ ghosts: z.array(ghostSchema) })),
    allocate: ask('Which device should serve which network', allocateInputSchema, allocationSchema),
    hours: ask('Which hours of the week pay', z.object({ deploymentId: z.string() }), hourMapSchema),
  },
  demand: {
    get: ask('Who pays a network’s operators, and what it is compared with', z.object({ network: z.string() }), demandPageSchema),
    refresh: ask('Ask the sources of demand figures now', z.object({ network: z.string().exactOptional() }), z.object({ refreshed: z.array(z.string()), failed: z.array(z.object({ source: z.string(), reason: z.string() })) })),
    strip: ask('Prices of tracked tokens and the large coins', emptySchema, z.object({ prices: z.array(stripPriceSchema) })),
  },
  home: {
    get: ask('The first screen', emptySchema, homeSchema),
  },
  live: {
    hardware: base.route({ summary: 'Live hardware of this machine' }).output(eventIterator(hardwareFrame)),
    sync: base.route({ summary: 'Live state of reading wallets' }).output(eventIterator(syncFrame)),
    changes: base.route({ summary: 'Areas that changed' }).output(eventIterator(changesFrame)),
  },
};

export type Contract = typeof contract;

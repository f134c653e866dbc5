import type { DeploymentInput } from '../../../shared/contract/schemas/devices';

/**
 * A device that works for a network from a day on, with what the setup asks and nothing else: always up, any wallet, the rate from what is received.
 * @param paidHours hours a day on paid work; null counts as all 24, the careful assumption for the power bill.
 */
export const newDeployment = (deviceId: string, network: string, fromDate: string, paidHours: number | null): DeploymentInput => ({
  deviceId, network, fromDate, toDate: null, walletId: null, sourceDevice: null, uptime: 1, busyFraction: (paidHours ?? 24) / 24, tokensPerDay: null, otherCosts: [],
});

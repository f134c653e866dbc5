/**
 * Golem's payment contract on Polygon: yagna pays several providers in one transaction through it. It either forwards GLM that the requestor has
 * sent it (then it is the `from` of the transfer) or moves GLM from the requestor straight to the providers (then it is what the transaction calls).
 * Source: golemfactory/yagna core/payment-driver/erc20/config-payments.toml (`multi-contract` of chain 137).
 */
export const GOLEM_PAYMENT_CONTRACTS: Readonly<Record<string, readonly string[]>> = {
  'eip155:137': ['0x50100d4faf5f3b09987dea36dc2eddd57a3e561b'],
};

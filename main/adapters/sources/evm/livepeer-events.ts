import { topicOf } from '../../../../shared/chains/evm/signatures';

/** Events of Livepeer's contracts, by their signatures in livepeer/protocol (TicketBroker, BondingManager), read 2024-03-25. */
export const TICKET_REDEEMED = topicOf('WinningTicketRedeemed(address,address,uint256,uint256,uint256,uint256,bytes)');
export const EARNINGS_CLAIMED = topicOf('EarningsClaimed(address,address,uint256,uint256,uint256,uint256)');
export const ROUND_REWARD = topicOf('Reward(address,uint256)');
export const WITHDRAW_FEES = topicOf('WithdrawFees(address,address,uint256)');
export const WITHDRAW_STAKE = topicOf('WithdrawStake(address,uint256,uint256,uint256)');

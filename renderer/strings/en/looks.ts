/** Money states, calendar and notices by code. */
export const looks = {
  'attention.reward-silent': 'Nothing has come from {network} for {intervals} expected payments.',
  'attention.reward-silent.next': 'See on the network’s side whether the node works and where its rewards are sent.',
  'attention.notice': '{network} reports something about your node.',
  'attention.notice.next': 'See its page under Networks.',
  'attention.claim-failed': 'Automatic claims of {network} hotspots failed: {count}.',
  'attention.claim-failed.next': 'Claim by hand; if it fails again, the account that pays for automatic claims may be empty.',
  'attention.large-read': 'Reading a wallet’s history would fetch {mb} MB, so nothing was read yet.',
  'attention.large-read.next': 'Say yes to it under Wallets when your line allows.',
  'home.status.next.basis.schedule': 'From the network’s own schedule.',
  'sync.error.large-read': 'so much would be fetched that the app asks first',
  'sync.error.entry-corrected': 'a source told some payments anew; their lines were replaced',
  'sync.error.entry-withdrawn': 'some payments turned out not to exist; their lines were taken back',
} as const;

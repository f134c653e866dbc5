/** What the kernel says of the NVIDIA cards without touching one of them. */
export type CardPresence =
  /** The PCI bus was read and holds no NVIDIA card. */
  | 'none'
  | 'awake'
  /** Every card is in run-time suspend: any tool that opens the driver would wake it. */
  | 'asleep'
  /** No PCI bus to look at (another system, WSL, Jetson): only the tool can tell. */
  | 'unknown';

/** Answers from the kernel's own tables; neither the driver nor a card is opened. */
export interface CardSleep {
  presence(): CardPresence;
  /** Some card is allowed to suspend by itself (`power/control` is `auto`), as in laptops with two cards. */
  maySleep(): boolean;
}

/** Where nobody can be asked: the tool is run and tells what it finds. */
export const NO_CARD_SLEEP: CardSleep = { presence: () => 'unknown', maySleep: () => false };

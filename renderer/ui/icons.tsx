import type { ReactNode } from 'react';

/** Our own line icons, 20 px, drawn in the colour of the text. They stand beside words and are hidden from screen readers. */
const SHAPES = {
  home: <path d="M3 9.5 10 4l7 5.5V16a1 1 0 0 1-1 1h-4v-4.5H8V17H4a1 1 0 0 1-1-1z" />,
  devices: (
    <>
      <rect x="3" y="4" width="14" height="5" rx="1" />
      <rect x="3" y="11" width="14" height="5" rx="1" />
      <path d="M6 6.5h.01M6 13.5h.01M9.5 6.5H14M9.5 13.5H14" />
    </>
  ),
  rewards: (
    <>
      <path d="M4 16.5V11M8 16.5V7M12 16.5V9.5M16 16.5V4" />
    </>
  ),
  networks: (
    <>
      <circle cx="10" cy="4.5" r="2" />
      <circle cx="4.5" cy="15" r="2" />
      <circle cx="15.5" cy="15" r="2" />
      <path d="M9 6.3 5.5 13.2M11 6.3l3.5 6.9M6.5 15h7" />
    </>
  ),
  'break-even': (
    <>
      <path d="M3 11h14" />
      <path d="M3 16c4 0 5-3 7-5.5S14 5 17 4.5" />
    </>
  ),
  costs: (
    <>
      <circle cx="10" cy="10" r="6.5" />
      <path d="m11 5.5-3.5 5h5L9 14.5" />
    </>
  ),
  planner: (
    <>
      <path d="M4 4.5h12M4 10h7M4 15.5h4" />
      <path d="m11.5 14.5 2 2 3.5-4" />
    </>
  ),
  settings: (
    <>
      <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
      <circle cx="13" cy="6" r="2" />
      <circle cx="7" cy="14" r="2" />
    </>
  ),
  theme: (
    <>
      <circle cx="10" cy="10" r="6.5" />
      <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </>
  ),
  search: (
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m13 13 4 4" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export function Icon(props: { readonly name: IconName }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {SHAPES[props.name]}
    </svg>
  );
}

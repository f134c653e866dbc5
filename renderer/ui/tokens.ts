/** Names of the design tokens. Their values stand in tokens.css and nowhere else. */
const COLOUR_TOKENS = [
  'bg', 'surface', 'raised', 'line', 'field-edge', 'text', 'muted', 'accent', 'on-accent', 'gain', 'loss', 'unknown', 'warn', 'selected', 'skeleton',
] as const;

export type ColourToken = (typeof COLOUR_TOKENS)[number];

/** The CSS reference of a token, usable in style objects and SVG attributes. */
export const colour = (name: ColourToken): string => `var(--nw-${name})`;

/** Series colours are a colour-blind safe set in a fixed order; 8 is grey, for what has no colour of its own. */
export type SeriesSlot = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const seriesFill = (slot: SeriesSlot): string => `var(--nw-series-${slot})`;

/** For lines, edges and labels: at least 3:1 on the surface of either theme. */
export const seriesEdge = (slot: SeriesSlot): string => `var(--nw-edge-${slot})`;

const SLOTS: readonly SeriesSlot[] = [1, 2, 3, 4, 5, 6, 7];

/** A network keeps its colour on every page: its slot stands with its facts. Networks beyond the coloured ones share grey and are told apart by their labels. */
export const slotOf = (colorSlot: number): SeriesSlot => SLOTS[colorSlot] ?? 8;

/** Energy in Wh, power in W, prices per kWh. */
export const toKwh = (wh: number): number => wh / 1000;
export const fromKwh = (kwh: number): number => kwh * 1000;

/** Energy of a constant power over a time. */
export const whOf = (watts: number, hours: number): number => watts * hours;

/** What that energy costs. @param pricePerKwh in the currency of the result */
export const costOfWh = (wh: number, pricePerKwh: number): number => (wh / 1000) * pricePerKwh;

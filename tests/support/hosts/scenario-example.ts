/** A scenario of our own with every part that the estimate's answer has a figure for. */
export const readScenarioExample = (): unknown => ({
  currency: 'EUR', start: '2026-01-01', tz: 'Europe/Berlin', horizonMonths: 24,
  device: { price: 400, quantity: 1, lifeMonths: 36, salvageFraction: 0.1, watts: { idle: 10, busy: 60 } },
  duty: { uptime: 0.98, busyFraction: 0.7 },
  tariff: { periods: [{ from: '22:00', to: '06:00', price: 0.2 }, { price: 0.33 }] },
  income: { tokensPerBusyHour: 1.2, networkGrowthPerYear: 0.2 },
  token: { price: 1.1, driftPerYear: 0, volatilityPerYear: 0.9 },
});

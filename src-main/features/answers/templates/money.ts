const canada =
  'Halifax Glace_Bay Moncton Goose_Bay St_Johns Toronto Winnipeg Regina Edmonton Vancouver'
const states = 'New_York Detroit Chicago Denver Phoenix Los_Angeles Anchorage'
const euro = 'Paris Berlin Madrid Rome Amsterdam Brussels Vienna Dublin Lisbon Helsinki'

const zonesOf = (area: string, cities: string, currency: string) =>
  cities.split(' ').map((city) => [`${area}/${city}`, currency] as const)

/** What people pay with in a zone; a zone that is missing only means that codes are shown. */
const homeCurrencies: ReadonlyMap<string, string> = new Map([
  ...zonesOf('America', canada, 'CAD'),
  ...zonesOf('America', states, 'USD'),
  ...zonesOf('Europe', euro, 'EUR'),
  ['Europe/London', 'GBP'],
  ['Asia/Kathmandu', 'NPR'],
])

const symbols: ReadonlyMap<string, string> = new Map([
  ...['CAD', 'USD', 'AUD', 'NZD'].map((code) => [code, '$'] as const),
  ...[['GBP', '£'] as const, ['EUR', '€'] as const],
])

/** Writes amounts of one currency for the people of some zones: `$52.00`, `$52.00 USD`, `NPR 52.00`. */
export function moneyWriter(currency: string, timeZones: readonly string[]) {
  const isHome = timeZones.every((zone) => homeCurrencies.get(zone) === currency)
  const symbol = symbols.get(currency)
  return (cents: number): string => {
    const amount = (cents / 100).toFixed(2).replace(/\B(?=(?:\d{3})+\.)/gu, ',')
    if (symbol === undefined) return `${currency} ${amount}`
    return isHome ? `${symbol}${amount}` : `${symbol}${amount} ${currency}`
  }
}

export type MoneyWriter = ReturnType<typeof moneyWriter>

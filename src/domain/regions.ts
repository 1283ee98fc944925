/**
 * The region most of a postcode area lies in, for figures only: areas cross borders, and a place in one may be in another region. London's own areas are London.
 */
const AREAS: Readonly<Record<string, readonly string[]>> = {
  "East Midlands": ["DE", "LE", "LN", "NG", "NN"],
  "East of England": ["AL", "CB", "CM", "CO", "IP", "LU", "NR", "PE", "SG", "SS", "WD"],
  London: ["BR", "CR", "E", "EC", "EN", "HA", "IG", "KT", "N", "NW", "RM", "SE", "SM", "SW", "TW", "UB", "W", "WC"],
  "North East": ["DH", "DL", "NE", "SR", "TS"],
  "North West": ["BB", "BL", "CA", "CH", "CW", "FY", "L", "LA", "M", "OL", "PR", "SK", "WA", "WN"],
  "South East": ["BN", "CT", "DA", "GU", "HP", "ME", "MK", "OX", "PO", "RG", "RH", "SL", "SO", "TN"],
  "South West": ["BA", "BH", "BS", "DT", "EX", "GL", "PL", "SN", "SP", "TA", "TQ", "TR"],
  Wales: ["CF", "LD", "LL", "NP", "SA"],
  "West Midlands": ["B", "CV", "DY", "HR", "ST", "SY", "TF", "WR", "WS", "WV"],
  "Yorkshire and the Humber": ["BD", "DN", "HD", "HG", "HU", "HX", "LS", "S", "WF", "YO"],
};

const REGIONS = new Map(Object.entries(AREAS).flatMap(([region, areas]) => areas.map((area) => [area, region] as const)));

/** The region of a postcode; "unknown" where there is none, "elsewhere" outside England and Wales. */
export function regionOf(postcode: string): string {
  const area = /^[A-Z]{1,2}(?=\d)/.exec(postcode.trim().toUpperCase())?.[0];
  return area === undefined ? "unknown" : (REGIONS.get(area) ?? "elsewhere");
}

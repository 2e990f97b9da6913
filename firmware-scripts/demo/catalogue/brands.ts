// Makers of the goods; none of them exists. `factor` is what the name costs, in percent.

export type Brand = { en: string; ar: string; factor: number; company: string }

/** By the key used after `by=`. `company` is the maker's part of its EAN-13 codes. */
export const brands = {
  harbour: { en: 'Harbour', ar: 'هاربر', factor: 85, company: '5010010' },
  quayside: { en: 'Quayside', ar: 'كيسايد', factor: 100, company: '5012231' },
  lighthouse: { en: 'Lighthouse', ar: 'لايتهاوس', factor: 115, company: '5013472' },
  bluewater: { en: 'Bluewater', ar: 'بلو ووتر', factor: 105, company: '5014983' },
  saltmarsh: { en: 'Saltmarsh', ar: 'سولت مارش', factor: 100, company: '5016604' },
  greenbank: { en: 'Greenbank', ar: 'غرين بانك', factor: 118, company: '5018125' },
  oldmill: { en: 'Old Mill', ar: 'أولد ميل', factor: 112, company: '5019336' },
  captain: { en: 'Captain', ar: 'كابتن', factor: 108, company: '5020457' },
  casalume: { en: 'Casa Lume', ar: 'كازا لومي', factor: 120, company: '5021678' },
  almarsa: { en: 'Al Marsa', ar: 'المرسى', factor: 110, company: '5023899' },
  penhale: { en: 'Penhale', ar: 'بينهيل', factor: 110, company: '5025010' },
  puretide: { en: 'Pure Tide', ar: 'بيور تايد', factor: 115, company: '5026241' },
  seabreeze: { en: 'Seabreeze', ar: 'سي بريز', factor: 118, company: '5027472' },
  littleotter: { en: 'Little Otter', ar: 'ليتل أوتر', factor: 110, company: '5028603' },
  barkley: { en: 'Barkley', ar: 'باركلي', factor: 120, company: '5029834' },
} as const satisfies Record<string, Brand>

/** Makers whose name is not on the label; one in five of their lines comes from overseas. */
export const unnamed = ['5030150', '5031461', '5032772', '5034083', '5035394', '5036605'] as const

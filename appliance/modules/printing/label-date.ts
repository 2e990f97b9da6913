// The day on a label, as the store writes it.
export const dateOf = (
  { locale, timezone }: { locale: string; timezone: string },
  at: number,
): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)

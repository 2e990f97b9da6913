// What a row keeps as the text of one JSON object, read and changed key by key.

/** The object; undefined while what stands there is none, such as a text that is being typed. */
export const optionsIn = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text.trim() || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}

/** The same text with these values; undefined takes a key away. What is no object stays as it is. */
export const withOptions = (text: string, values: Readonly<Record<string, unknown>>): string => {
  const options = optionsIn(text)
  return options ? JSON.stringify({ ...options, ...values }) : text
}

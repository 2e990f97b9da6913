/** Hands the browser a text as a file. */
export const download = (name: string, text: string, type = 'text/plain') => {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name.replace(/[^\p{L}\p{N}.-]+/gu, '-')
  anchor.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

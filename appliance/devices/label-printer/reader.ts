// One label language as an emulated printer reads it.

export type Reader = {
  /** Obeys the command at `at`; 'more' while it is not complete. */
  next: (bytes: Uint8Array, at: number) => Read | 'more'
  /** The image and what was half received are gone. */
  forget: () => void
}

/** `moved`: labels printed. `unknown`: the beginning of a command that is none. */
export type Read = { length: number; moved: number; unknown: readonly number[] | null }

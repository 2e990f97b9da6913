/** Something the reader of the terminal can mend: one line that says what to do. Never shown with a stack. */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** The reason as a child named it, such as `database-corrupt`. */
  readonly code: string | undefined
  constructor(message: string, code?: string) {
    super(message)
    this.code = code
  }
}

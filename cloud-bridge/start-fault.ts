/** A start that failed for a reason a person can mend: a code for scripts, a line that says what to do. */
export class StartFault extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

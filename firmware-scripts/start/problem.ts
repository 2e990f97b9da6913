import { accessSync, constants } from 'node:fs'

/** What to do when a program that npm brings is not there. */
export const reinstall = 'remove the folder node_modules, then start again'

export const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

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

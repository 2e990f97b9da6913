// Small files of the kernel (sysfs) and folders under /dev that come and go while they are read.
import { readdirSync, readFileSync } from 'node:fs'

/** Nothing for a folder that is not there (any more). */
export const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Nothing for a file that is not there (any more). */
export const bytesIn = (file: string): Uint8Array => {
  try {
    return readFileSync(file)
  } catch {
    return new Uint8Array()
  }
}

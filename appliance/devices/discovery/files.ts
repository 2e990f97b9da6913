// Small files of the kernel (sysfs) and folders under /dev that come and go while they are read.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

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

/** The last name of what a link leads to; null where there is none. */
export const linkIn = (link: string): string | null => {
  try {
    return basename(readlinkSync(link))
  } catch {
    return null
  }
}

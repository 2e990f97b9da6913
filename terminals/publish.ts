// Puts a fresh build where it is served, file by file: what a page names is there before the page.
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Moves the files of `built` into `served` by rename, so that a running store serves each of them
 * whole, the old one or the new one: first all that pages load, then the pages themselves. Files of
 * the last build stay for tills that still show its page; those of the one before it go. Both
 * folders are on one file system.
 */
export const publish = async (built: string, served: string): Promise<void> => {
  const fresh = await filesIn(built)
  const before = await filesIn(served)
  const lastBuild = await stat(join(served, PAGE)).then(({ mtime }) => mtime.getTime(), ever)
  const now = new Date()
  for (const name of fresh.toSorted(pagesLast)) {
    // One time for all files of a build: the next one knows by it which are this one's.
    await utimes(join(built, name), now, now)
    await mkdir(dirname(join(served, name)), { recursive: true })
    await rename(join(built, name), join(served, name))
  }
  const isFresh = new Set(fresh)
  for (const name of before) {
    if (isFresh.has(name)) continue
    const packed = name.endsWith(PACKED) ? name.slice(0, -PACKED.length) : undefined
    const isStale = packed !== undefined && isFresh.has(packed)
    const { mtime } = await stat(join(served, name))
    if (isStale || mtime.getTime() < lastBuild) await rm(join(served, name))
  }
  await rm(built, { recursive: true })
}

const PAGE = 'index.html'
/** A brotli copy beside a file is sent instead of it. */
const PACKED = '.br'

const ever = () => Number.NEGATIVE_INFINITY

const pagesLast = (one: string, other: string) => rankOf(one) - rankOf(other)

// A service worker names every file of its build, so it comes after them and before the page.
const rankOf = (name: string) =>
  name.startsWith(PAGE) ? 3 : /^sw\.js/.test(name) ? 2 : /^assets[/\\]/.test(name) ? 0 : 1

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
}

// What a camera or a scanner reads from a screen, by a decoder that is not ours.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'

const { buffer } = Uint8Array.from(
  readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
)
await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true })

/** The code that a part of a page shows; undefined when there is none that can be read. */
export const codeOn = async (part: Locator): Promise<ReadResult | undefined> => {
  const [code] = await readBarcodes(new Uint8Array(await part.screenshot()), { textMode: 'Plain' })
  return code
}

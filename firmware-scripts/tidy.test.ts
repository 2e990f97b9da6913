import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import t, { type Test } from 'tap'
import {
  addressBreaches,
  type Breach,
  clockBreaches,
  deviceFileBreaches,
  importBreaches,
  isSource,
  placeBreaches,
  readClone,
  type Source,
  sizeRemarks,
  topBreaches,
} from './tidy.ts'

const root = resolve(import.meta.dirname, '..')
const clone = readClone(root)

t.test('the house is in order', t => {
  t.ok(clone.filter(isSource).length > 100, 'there is something to check')
  t.strictSame(importBreaches(clone), [], 'nobody imports across a line')
  t.strictSame(
    clockBreaches(clone),
    [],
    'rules and modules take no time and no chance by themselves',
  )
  t.strictSame(addressBreaches(clone), [], 'no address and no host is written into the program')
  t.strictSame(deviceFileBreaches(clone), [], 'devices are reached through their ports')
  t.strictSame(placeBreaches(clone, root), [], 'nothing of one machine is in the clone')
  t.strictSame(topBreaches(root), [], 'nothing else lies at the top')
  for (const remark of sizeRemarks(clone)) t.comment(remark)
  t.end()
})

/** A copy of two real files and one with the fault. Answers what the check says about it. */
const planted = (t: Test, path: string, text: string, check: (sources: Source[]) => Breach[]) => {
  const folder = t.testdir()
  const real = clone.filter(source =>
    /^(schema\/command|appliance\/modules\/index)\.ts$/.test(source.path),
  )
  for (const source of [...real, { path, text }]) {
    mkdirSync(dirname(join(folder, source.path)), { recursive: true })
    writeFileSync(join(folder, source.path), source.text)
  }
  const copy = readClone(folder)
  t.equal(copy.length, real.length + 1)
  return check(copy)
}

t.test('an import across a line is caught', t => {
  const faults: [string, string][] = [
    ['schema/rules/x.ts', "import { readFileSync } from 'node:fs'"],
    ['schema/rules/x.ts', "import { sql } from 'kysely'"],
    ['schema/rules/x.ts', "export { x } from '../../appliance/kernel/x.ts'"],
    ['appliance/modules/sales/x.ts', "import { card } from '../gift-cards/commands.ts'"],
    ['appliance/modules/sales/x.ts', "import Database from 'better-sqlite3'"],
    ['appliance/modules/sales/x.ts', "import type { Sqlite } from '#appliance/kernel/sqlite.ts'"],
    ['appliance/devices/printer/x.ts', "import { db } from '#appliance/kernel/compile.ts'"],
    ['appliance/devices/x.ts', "const kysely = await import('kysely')"],
    ['appliance/kernel/x.ts', "import { hub } from '../devices/hub.ts'"],
    ['terminals/pos/x.tsx', "import { list } from '../admin/list.tsx'"],
    ['terminals/pos/x.tsx', "import 'koa'"],
    ['cloud-bridge/x.ts', "import {\n  openSqlite,\n} from '#appliance/kernel/sqlite.ts'"],
  ]
  for (const [path, text] of faults) {
    t.equal(planted(t, path, `${text}\n`, importBreaches).length, 1, `${path}: ${text}`)
  }
  t.end()
})

t.test('an import inside the lines is let through', t => {
  const good: [string, string][] = [
    ['schema/rules/x.ts', "import type { Selectable } from 'kysely'"],
    ['schema/rules/x.ts', "import * as z from 'zod'"],
    ['appliance/modules/sales/x.ts', "import { mulDiv } from '#schema/rules/money.ts'"],
    ['appliance/modules/sales/x.test.ts', "import { aStore } from '#appliance/kernel/a-store.ts'"],
    ['appliance/devices/x.ts', "import { SerialPort } from 'serialport'"],
    ['terminals/pos/x.tsx', "import { Page } from '#kit/index.ts'"],
    ['cloud-bridge/x.ts', "import { modules } from '#appliance/modules/index.ts'"],
  ]
  for (const [path, text] of good) {
    t.strictSame(planted(t, path, `${text}\n`, importBreaches), [], `${path}: ${text}`)
  }
  t.end()
})

t.test('other faults are caught too', t => {
  const module = 'appliance/modules/sales/x.ts'
  const server = ['https://registry', 'npmjs', 'org'].join('.')
  const network = ['192', '168', '1', '100'].join('.')
  t.equal(planted(t, module, 'const at = Date.now()', clockBreaches).length, 1)
  t.equal(planted(t, module, 'const at = new Date()', clockBreaches).length, 1)
  t.strictSame(planted(t, module, 'const day = new Date(at)\n// not Date.now()', clockBreaches), [])
  t.equal(planted(t, module, `const printer = '${network}'`, addressBreaches).length, 1)
  t.equal(planted(t, module, "fetch('http://shop.internal/')", addressBreaches).length, 1)
  t.strictSame(planted(t, module, "fetch('http://localhost:8080/')", addressBreaches), [])
  t.equal(planted(t, module, "readFileSync('/dev/ttyUSB0')", deviceFileBreaches).length, 1)
  t.equal(planted(t, '.npmrc', `from=${server}`, copy => placeBreaches(copy, root)).length, 1)
  t.equal(planted(t, 'README.md', `cd ${root}/x`, copy => placeBreaches(copy, root)).length, 1)
  const folder = t.testdir({ 'notes.txt': '', appliance: {}, '.taprc': '' })
  t.strictSame(topBreaches(folder), ['notes.txt'])
  t.end()
})

// `npm run bench:devices`: measures what hardware and hub promise, and puts the table into the README.
//   --quick         a tenth of everything, to see that it works; the README stays as it is
//   --only <row>    only this one, may be given several times; the README stays as it is
//   --seed <n>      repeats a run with the same places and moments, as far as processes allow
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomOf } from '#appliance/devices/noise.ts'
import { type Figure, markdown } from '../figures.ts'
import { commit, load, machine } from '../machine.ts'
import { writeReadme } from '../readme.ts'
import { ROOT } from '../shop.ts'
import { rows } from './rows.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string' },
  },
})
const known = rows.map(({ name }) => name)
const strange = values.only.find(name => !known.includes(name))
if (strange !== undefined) {
  console.error(`There is no row "${strange}". Rows: ${known.join(', ')}.`)
  process.exit(2)
}
// Each rig and each pty ends with us.
process.setMaxListeners(0)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const seed = Number(values.seed ?? Date.now() % 1_000_000)
mkdirSync(join(ROOT, 'var'), { recursive: true })
const folder = mkdtempSync(join(ROOT, 'var', 'bench-devices-'))
const say = (words: string) => console.log(`  ${words}`)
const figures: Figure[] = []
const failed: string[] = []
const measured = commit(ROOT)
const loads = [load()]
const began = performance.now()
let isBroken = false
console.log(`seed ${seed}`)
for (const { name, isVital, measure } of rows) {
  if (values.only.length > 0 && !values.only.includes(name)) continue
  console.log(`${name} (load ${load()}, ${Math.round((performance.now() - began) / 1_000)} s)`)
  try {
    const mine = join(folder, name)
    mkdirSync(mine)
    const found = await measure({ folder: mine, quick: values.quick, say, random: randomOf(seed) })
    for (const line of markdown(found).slice(2)) say(line)
    figures.push(...found)
    if (isVital && found.some(({ met }) => met === false)) isBroken = true
  } catch (error) {
    failed.push(name)
    console.error(error)
  }
  loads.push(load())
}
rmSync(folder, { recursive: true, force: true })

const date = new Date().toISOString().slice(0, 10)
const words = `Measured ${date} at commit ${measured} on ${machine()}, seed ${seed}; load average ${loads.join(', ')} from row to row.`
console.log(`\n${words}\n\n${markdown(figures).join('\n')}`)
if (failed.length > 0) console.error(`\nNot measured: ${failed.join(', ')}.`)
else if (!values.quick && values.only.length === 0)
  writeReadme(ROOT, words, figures, 'npm run bench:devices')
process.exit(failed.length > 0 || isBroken ? 1 : 0)

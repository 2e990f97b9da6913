// `npm run bench`: measures what the product promises, and puts the table into the README.
//   --quick           few of everything, to see that it works; the README stays as it is
//   --only <section>  only this one, may be given several times; the README stays as it is
//   --folder <path>   uses this folder, and the shop an earlier run left in it, and keeps it
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Figure, markdown } from './figures.ts'
import { commit, load, machine } from './machine.ts'
import { writeReadme } from './readme.ts'
import { sections } from './sections.ts'
import { ROOT } from './shop.ts'
import { shopsIn } from './shops.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    folder: { type: 'string' },
  },
})

const known = sections.map(({ name }) => name)
const strange = values.only.find(name => !known.includes(name))
if (strange !== undefined) {
  console.error(`There is no section "${strange}". Sections: ${known.join(', ')}.`)
  process.exit(2)
}

// The shop ends with us, also when we are told to go in the middle.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

// On the disk of the data, not where the system keeps its temporary files: that may be memory.
mkdirSync(join(ROOT, 'var'), { recursive: true })
const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(ROOT, 'var', 'bench-'))
mkdirSync(folder, { recursive: true })
// Under root PostgreSQL has an account of its own, which must be able to walk in.
chmodSync(folder, 0o755)
const say = (words: string) => console.log(`  ${words}`)
const shops = shopsIn(folder, say)
const figures: Figure[] = []
const failed: string[] = []
const measured = commit(ROOT)
const loads = [load()]

for (const { name, measure } of sections) {
  if (values.only.length > 0 && !values.only.includes(name)) continue
  console.log(`${name} (load ${load()})`)
  try {
    const found = await measure({ folder, quick: values.quick, say, shops })
    for (const line of markdown(found).slice(2)) say(line)
    figures.push(...found)
  } catch (error) {
    failed.push(name)
    console.error(error)
  }
  loads.push(load())
}
await shops.stop()
if (!values.folder) rmSync(folder, { recursive: true, force: true })

const date = new Date().toISOString().slice(0, 10)
const words = `Measured ${date} at commit ${measured} on ${machine()}; load average ${loads.join(', ')} from section to section.`
console.log(`\n${words}\n\n${markdown(figures).join('\n')}`)
if (failed.length > 0) console.error(`\nNot measured: ${failed.join(', ')}.`)
else if (!values.quick && values.only.length === 0) writeReadme(ROOT, words, figures)
process.exit(failed.length > 0 ? 1 : 0)

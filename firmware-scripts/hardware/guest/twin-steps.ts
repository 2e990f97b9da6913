// Two rows for one printer, two printers with one name.
import { foundWhen } from './found.ts'
import { linesOf, printedText, receiptOf } from './paper.ts'
import { allRows, PRINTER, printerRow } from './rows.ts'
import { check, type Step, type World } from './step.ts'

export const twinSteps = (world: World): Step[] => {
  const { shop, devices } = world
  const { cables, printer, twin } = devices
  const print = async (id: string) => {
    const from = shop.mark()
    const document = receiptOf(id, 3)
    await shop.send(id, { is: 'print', job_id: id, attempt: 1, document })
    await shop.until(id, 'out', { job_id: id, state: 'printed' }, { from })
  }
  return [
    {
      sentence: 'a second row for a printer in use is told so, and takes it from nobody',
      play: async () => {
        const from = shop.mark()
        await shop.rows([...allRows, printerRow('second', PRINTER)])
        await shop.until('second', 'state', { state: 'offline', why: 'in-use' }, { from })
        await print('printer')
        const lost = shop.heard
          .slice(from)
          .filter(
            ({ topic, body }) => topic.endsWith('/printer/state') && body['state'] !== 'ready',
          )
        check(lost.length === 0, `the first said ${JSON.stringify(lost[0])}`)
        await shop.rows(allRows)
        return ''
      },
    },
    {
      sentence: 'of two printers with one serial number none is guessed at; each has its socket',
      play: async () => {
        const others = allRows.filter(({ id }) => id !== 'printer')
        await shop.rows(others)
        await cables.twin.plug(0)
        try {
          const found = await foundWhen(world, all => all.filter(isTwin).length === 2)
          const [left, right] = found.filter(isTwin)
          check(left !== undefined && right !== undefined, 'they are two')
          const from = shop.mark()
          await shop.rows(allRows)
          await shop.until('printer', 'state', { state: 'offline', why: 'two-alike' }, { from })
          await shop.rows([
            ...others,
            printerRow('left', left.address),
            printerRow('right', right.address),
          ])
          await Promise.all([print('left'), print('right')])
          const papers = [printer, twin].map(each => printedText(each.receipts().at(-1))).sort()
          const wanted = ['left', 'right'].map(each => linesOf(each, 3).join('\n'))
          check(papers.join() === wanted.join(), `they printed ${papers}`)
          return `${left.address} and ${right.address}`
        } finally {
          cables.twin.unplug()
          const back = shop.mark()
          await shop.rows(allRows)
          await shop.until('printer', 'state', { state: 'ready' }, { from: back })
        }
      },
    },
  ]
}

const isTwin = ({ name, byPlace }: { name: string; byPlace: boolean }) =>
  name === 'EPSON TM-T20II' && byPlace

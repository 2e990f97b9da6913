// A job that is printed once more, or elsewhere: what its paper then says, and what the audit trail does.
import type { Edit } from '#schema/audit-detail.ts'
import type { Row } from '#schema/index.ts'
import type { LabelDocument } from '#schema/rules/label.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { receiptTexts } from '#schema/rules/receipt-texts.ts'

type Job = Row<'print_job'>

/** The next attempt of a job that has come to its end; what may be a second paper says so. */
export const againOf = (job: Job): Job => ({
  ...job,
  document_json:
    job.state === 'failed' ? job.document_json : markedAgain(job.document_json, job.attempt),
  state: 'queued',
  attempt: job.attempt + 1,
  why: null,
  finished_at: null,
})

/** A ticket that comes out elsewhere says where the cook expected it. */
export const meantFor = (documentJson: string, printer: { name: string; name_ar: string }) =>
  withHead(documentJson, language => {
    const name = (language === 'ar' && printer.name_ar) || printer.name
    return `${receiptTexts[language].meantFor} ${name}`
  })

/** The columns of a job that differ, for the audit trail. */
export const editOf = (before: Job, after: Job, columns: readonly (keyof Job)[]): Edit => {
  const pick = (job: Job) => Object.fromEntries(columns.map(column => [column, job[column]]))
  return { table: 'print_job', id: after.id, op: 'put', before: pick(before), after: pick(after) }
}

/** Says that there may be another. */
function markedAgain(documentJson: string, attempt: number): string {
  const marked = withHead(
    documentJson,
    language => `*** ${receiptTexts[language].reprint} ${attempt} ***`,
  )
  const document: ReceiptDocument | LabelDocument = JSON.parse(marked)
  if (!('blocks' in document)) return marked
  // The drawer is not part of the paper any more.
  const blocks = document.blocks.filter(({ is }) => is !== 'drawer')
  return JSON.stringify({ ...document, copy: document.copy ?? attempt, blocks })
}

/** A line on top of a receipt; a second label is no second receipt, and has no room for one. */
function withHead(documentJson: string, head: (language: 'en' | 'ar') => string): string {
  const document: ReceiptDocument | LabelDocument = JSON.parse(documentJson)
  if (!('blocks' in document)) return documentJson
  const text = head(document.language)
  const line = { is: 'text', text, align: 'center', bold: true }
  return JSON.stringify({ ...document, blocks: [line, ...document.blocks] })
}

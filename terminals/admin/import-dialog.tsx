// CSV in: first a dry run that says what would become of each row, then the import itself.
import { useSignal } from '@preact/signals'
import { importRows, type Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Badge, type BadgeTone, Empty, Problem } from '#kit/states.tsx'
import { Table as TableView } from '#kit/table.tsx'
import { toast } from '#kit/toast.tsx'
import type { Table } from '#schema/index.ts'
import { columnLabel, tableLabel } from './labels.ts'
import { texts } from './texts.ts'
import { humanIssue } from './validation.ts'

type Verdict = 'new' | 'changed' | 'same' | 'refused'
type Line = {
  line: number
  verdict: Verdict
  issues?: { path: string | string[]; message: string }[]
}
type Verdicts = { rows: Line[]; counts: Partial<Record<Verdict, number>> }

const ROWS_SHOWN = 200

export const ImportDialog = ({ table, onClose }: { table: Table; onClose: () => void }) => {
  const csv = useSignal<string | undefined>(undefined)
  const verdicts = useSignal<Verdicts | undefined>(undefined)
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const counts = verdicts.value?.counts ?? {}
  const willWrite = (counts.new ?? 0) + (counts.changed ?? 0)

  const run = async (dryRun: boolean) => {
    if (csv.value === undefined) return
    const answer = await importRows<Verdicts>(table, csv.value, dryRun)
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return
    if (dryRun) {
      verdicts.value = answer.value
      return
    }
    toast(texts.imported((answer.value.counts.new ?? 0) + (answer.value.counts.changed ?? 0)), {
      tone: 'success',
    })
    onClose()
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    csv.value = await file.text()
    verdicts.value = undefined
    await run(true)
  }
  const why =
    csv.value === undefined
      ? texts.chooseFileFirst
      : willWrite === 0
        ? texts.nothingToImport
        : undefined
  return (
    <Dialog
      title={texts.importInto(tableLabel(table))}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" why={why} onClick={() => run(false)}>
            {texts.importRows(willWrite)}
          </Button>
        </>
      }
    >
      <div class="grid gap-4 pt-1">
        <p class="quiet text-sm">{texts.importHint}</p>
        <input
          type="file"
          accept=".csv,text/csv"
          class="file-input w-full"
          aria-label={texts.csvFile}
          onChange={event => take(event.currentTarget.files?.[0])}
        />
        <Problem problem={problem.value} />
        {verdicts.value && <Counts counts={counts} />}
        {verdicts.value && <Lines table={table} rows={verdicts.value.rows} />}
      </div>
    </Dialog>
  )
}

const Counts = ({ counts }: { counts: Verdicts['counts'] }) => (
  <p class="flex flex-wrap gap-2" role="status">
    {(['new', 'changed', 'same', 'refused'] as const).map(verdict => (
      <Badge
        key={verdict}
        tone={tones[verdict]}
      >{`${texts[verdict]}: ${counts[verdict] ?? 0}`}</Badge>
    ))}
  </p>
)

// What is refused comes first: that is what there is to do.
const Lines = ({ table, rows }: { table: Table; rows: readonly Line[] }) => (
  <TableView
    label={texts.verdicts}
    rows={[...rows]
      .sort((a, b) => order[a.verdict] - order[b.verdict] || a.line - b.line)
      .slice(0, ROWS_SHOWN)}
    keyOf={row => String(row.line)}
    empty={<Empty />}
    columns={[
      { key: 'line', title: texts.line, cell: row => row.line, width: 'w-16' },
      {
        key: 'verdict',
        title: texts.verdict,
        cell: row => <Badge tone={tones[row.verdict]}>{texts[row.verdict]}</Badge>,
        width: 'w-28',
      },
      {
        key: 'why',
        title: texts.why,
        cell: row =>
          (row.issues ?? [])
            .map(issue => `${columnOf(table, issue.path)}: ${humanIssue(issue.message)}`)
            .join(' · '),
      },
    ]}
  />
)

// `row.phone` → Phone
const columnOf = (table: Table, path: string | string[]) =>
  columnLabel(
    table,
    [path]
      .flat()
      .join('.')
      .replace(/^row\./, ''),
  )

const tones: Record<Verdict, BadgeTone> = {
  new: 'good',
  changed: 'info',
  same: 'plain',
  refused: 'bad',
}
const order: Record<Verdict, number> = { refused: 0, new: 1, changed: 2, same: 3 }

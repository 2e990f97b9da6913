// The rows of another table that point at this one, as a list in a tab.
import { Plus } from 'lucide-preact'
import { useLocation } from 'preact-iso'
import { Button } from '#kit/button.tsx'
import type { Table } from '#schema/index.ts'
import { whyReadOnly } from './access.ts'
import { List } from './list.tsx'
import { useOwnView } from './list-view.ts'
import { path } from './paths.ts'
import { takesEdits } from './tables.ts'
import { texts } from './texts.ts'

export const Related = ({ table, column, id }: { table: Table; column: string; id: string }) => {
  const { route } = useLocation()
  return (
    <div class="grid grid-cols-1 gap-3">
      <List table={table} {...useOwnView(table)} fixed={{ [column]: id }} />
      {takesEdits(table) && (
        <Button
          icon={Plus}
          class="justify-self-start"
          why={whyReadOnly(table)}
          onClick={() => route(path.create(table, { [column]: id }))}
        >
          {texts.create}
        </Button>
      )}
    </div>
  )
}

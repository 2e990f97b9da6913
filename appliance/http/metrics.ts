// Figures for Prometheus: what the process uses, what was sold, how long requests took.
import client from 'prom-client'
import type { Committed } from '#appliance/kernel/execute.ts'

export type Metrics = {
  committed: (committed: Committed) => void
  text: () => Promise<string>
}

export const openMetrics = (): Metrics => {
  const registry = new client.Registry()
  client.collectDefaultMetrics({ register: registry })
  const sales = new client.Counter({
    name: 'store_sales_total',
    help: 'Sales completed',
    registers: [registry],
  })
  const rows = new client.Counter({
    name: 'store_rows_written_total',
    help: 'Rows written by commands',
    labelNames: ['table'],
    registers: [registry],
  })
  return {
    committed({ written }) {
      for (const { table } of written) {
        rows.inc({ table })
        if (table === 'sale') sales.inc()
      }
    },
    text: () => registry.metrics(),
  }
}

// The curves. In a file of their own: the drawing library is loaded after the figures.
import { Chart } from '#kit/chart.tsx'
import { hoursOf } from '#kit/figures.ts'
import { money, weekday } from '#kit/formats.ts'
import { axisMoney } from './figures.ts'
import type { Today } from './reports.ts'
import { texts } from './texts.ts'

export const DayCurve = ({ today }: { today: Today }) => {
  const hours = hoursOf(today)
  return (
    <Chart
      title={texts.byHour}
      labels={hours.labels}
      format={money}
      formatAxis={axisMoney}
      series={[
        { name: texts.thisDay, kind: 'bars', tone: 'strong', values: hours.today },
        {
          name: texts.lastDay(weekday(today.as_of)),
          kind: 'line',
          tone: 'faint',
          values: hours.lastWeek,
        },
      ]}
    />
  )
}

export const DaysCurve = ({
  labels,
  totals,
}: {
  labels: readonly string[]
  totals: readonly number[]
}) => (
  <Chart
    title={texts.byDay}
    labels={labels}
    format={money}
    formatAxis={axisMoney}
    series={[{ name: texts.turnover, kind: 'bars', tone: 'strong', values: totals }]}
  />
)

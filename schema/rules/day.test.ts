import t from 'tap'
import { hourOf, momentOf, startOfDay, wallClock } from './day.ts'

const at = (text: string) => Date.parse(text)

t.test('a time on the shop clock is the moment it was', async t => {
  t.equal(momentOf('2026-06-15T10:30', 'Europe/London'), at('2026-06-15T09:30Z'))
  t.equal(momentOf('2026-12-15T10:30', 'Europe/London'), at('2026-12-15T10:30Z'))
  t.equal(momentOf('2026-06-15T00:00', 'Asia/Dubai'), at('2026-06-14T20:00Z'))
  t.equal(momentOf('2026-06-15T10:30', 'Pacific/Auckland'), at('2026-06-14T22:30Z'))
  t.equal(momentOf('tomorrow', 'Asia/Dubai'), undefined)
})

t.test('each moment of a year comes back from the clock that shows it', async t => {
  for (const zone of ['Europe/London', 'Asia/Dubai', 'America/St_Johns', 'Australia/Lord_Howe']) {
    for (let day = 0; day < 365; day++) {
      const moment = at('2026-01-01T00:00Z') + day * 86_400_000 + ((day * 37) % 1_440) * 60_000
      const wall = wallClock(moment, zone)
      t.equal(wallClock(momentOf(wall, zone) ?? 0, zone), wall, `${zone} ${wall}`)
    }
  }
})

t.test(
  'the hour that spring skips counts as the one after, the one of autumn as the first',
  async t => {
    t.equal(momentOf('2026-03-29T01:30', 'Europe/London'), at('2026-03-29T01:30Z'))
    t.equal(momentOf('2026-10-25T01:30', 'Europe/London'), at('2026-10-25T00:30Z'))
  },
)

t.test('a day begins at the shop’s midnight, also when it has 23 or 25 hours', async t => {
  const london = 'Europe/London'
  t.equal(startOfDay(at('2026-03-29T12:00Z'), london), at('2026-03-29T00:00Z'))
  t.equal(startOfDay(at('2026-03-29T12:00Z'), london, 1), at('2026-03-29T23:00Z'))
  t.equal(startOfDay(at('2026-10-25T12:00Z'), london, 1), at('2026-10-26T00:00Z'))
  t.equal(startOfDay(at('2026-06-15T22:30Z'), 'Asia/Dubai', -7), at('2026-06-08T20:00Z'))
  t.equal(hourOf(at('2026-06-15T22:30Z'), 'Asia/Dubai'), 2)
})

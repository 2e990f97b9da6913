import t from 'tap'
import { optionLimits, wrongOptions } from '#schema/rules/device-options.ts'
import { deviceOptions } from './messages.ts'

t.test(
  'the setup page lets an option pass exactly when the hub can run a device with it',
  async t => {
    t.same(Object.keys(optionLimits).sort(), Object.keys(deviceOptions.shape).sort())
    const values = [
      ...['', 'x', 'odd', 'mark', 'hardware', 'high', 'till', '123456', '1234567', 'y'.repeat(61)],
      ...[-1, 0, 1, 2, 4, 5, 15, 16, 96, 97, 99, 100, 299, 300, 9_600, 9_600.5, 65_535, 65_536],
      ...[120_000, 120_001, 300_000, 300_001, 921_600, 921_601, 2 ** 53, true, false, null, [], {}],
    ]
    for (const name of Object.keys(optionLimits)) {
      const differing = values.filter(
        value =>
          deviceOptions.safeParse({ [name]: value }).success !==
          (wrongOptions({ [name]: value }).length === 0),
      )
      t.same(differing, [], name)
    }
  },
)

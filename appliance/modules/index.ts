// Every command and question there is, by name: one line a module.
import type { Command } from '#schema/command.ts'
import type { Question } from '#schema/question.ts'
import * as access from './access/commands.ts'
import * as catalogue from './catalogue/questions.ts'
import * as devices from './devices/commands.ts'
import * as screens from './devices/customer-screens.ts'
import * as hubs from './devices/hubs.ts'
import * as printerMemory from './devices/printer-memory.ts'
import { printScannerSheet } from './devices/scanner-sheet.ts'
import * as deviceTests from './devices/tests.ts'
import * as payments from './payments/commands.ts'
import * as cardDays from './payments/day.ts'
import * as prices from './prices/commands.ts'
import * as printing from './printing/commands.ts'
import * as drafts from './printing/drafts.ts'
import * as failOver from './printing/fail-over.ts'
import * as groups from './printing/groups.ts'
import * as labels from './printing/labels.ts'
import { recall } from './printing/recall.ts'
import * as tillPaper from './printing/till-jobs.ts'
import * as reports from './reports/questions.ts'
import { resourceCommands } from './resources/commands.ts'
import * as reviews from './reviews/commands.ts'
import { agree } from './sales/agree.ts'
import { complete } from './sales/complete.ts'
import * as hold from './sales/hold.ts'
import * as sales from './sales/questions.ts'
import * as stock from './stock/commands.ts'
import * as tillSessions from './till-sessions/commands.ts'
import * as till from './till-sessions/questions.ts'

/** By name; a second one of a name is a mistake that stops the start. */
const byName = <Item extends { name: string }>(items: Item[]): ReadonlyMap<string, Item> => {
  const map = new Map(items.map(item => [item.name, item]))
  if (map.size !== items.length) throw new Error('two commands or questions have the same name')
  return map
}

export const commands = byName<Command>([
  access.open,
  access.close,
  access.setPinHash,
  access.unlock,
  agree,
  complete,
  hold.park,
  hold.resume,
  tillSessions.open,
  tillSessions.moveCash,
  tillSessions.close,
  payments.payByCard,
  payments.cancel,
  payments.enquire,
  payments.settleByHand,
  payments.report,
  cardDays.endOfDay,
  cardDays.reportEndOfDay,
  printing.reprint,
  printing.test,
  printing.openDrawer,
  printing.report,
  printing.retry,
  tillPaper.settle,
  drafts.tryReceipt,
  drafts.tryLabel,
  labels.printLabels,
  failOver.failOver,
  failOver.sendElsewhere,
  groups.setGroup,
  groups.removeGroup,
  recall,
  stock.receive,
  stock.adjust,
  prices.setPrice,
  reviews.settle,
  devices.discover,
  devices.instruct,
  devices.learnDrawer,
  devices.orderScale,
  screens.pairScreen,
  screens.removeScreen,
  hubs.invite,
  hubs.pair,
  hubs.rename,
  hubs.revoke,
  devices.testDrawer,
  deviceTests.recordTests,
  deviceTests.printTests,
  printScannerSheet,
  printerMemory.setPrinter,
  printerMemory.storeLogo,
  printerMemory.deleteLogo,
  printerMemory.printLogo,
  printerMemory.setLine,
  ...resourceCommands,
])

export const questions = byName<Question>([
  access.person,
  access.standing,
  catalogue.choices,
  catalogue.start,
  catalogue.lookup,
  catalogue.search,
  catalogue.items,
  sales.quote,
  sales.receipt,
  drafts.receiptDraft,
  drafts.labelDraft,
  labels.labelsDue,
  labels.labelsMissing,
  tillPaper.tillJobs,
  till.current,
  reports.today,
  reports.history,
])

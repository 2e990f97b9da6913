// All sections, in the order they are measured: small catalogue first, then the large one.
import { bundleSection } from './bundle.ts'
import { headOfficeSection } from './head-office.ts'
import { memorySection } from './memory.ts'
import { printerSection } from './printer.ts'
import { salesSection } from './sales.ts'
import { screenSection } from './screen.ts'
import { searchSection } from './search.ts'
import type { Section } from './section.ts'
import { startsSection } from './starts.ts'

export const sections: readonly Section[] = [
  salesSection,
  startsSection,
  printerSection,
  headOfficeSection,
  memorySection,
  searchSection,
  screenSection,
  bundleSection,
]

import t from 'tap'
import { fullName, fullNameAr } from './full-name.ts'

t.test(
  'a variant is called by its product and its own name, with the comma of the language',
  async t => {
    t.equal(fullName('Flat white', 'large'), 'Flat white, large')
    t.equal(fullNameAr('فلات وايت', 'كبير'), 'فلات وايت، كبير')
    t.equal(fullName('Flat white', ''), 'Flat white', 'alone, no comma')
    t.equal(
      fullNameAr('', 'كبير'),
      '',
      'no name in Arabic stays none, so that the other one is shown',
    )
  },
)

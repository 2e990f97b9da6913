// 200 customers with cards; a dozen of them are businesses that buy at trade prices.
import type { Row } from '#schema/index.ts'
import { checkDigit } from '#schema/rules/barcode.ts'
import { random } from './random.ts'
import { demoId, TENANT, TRADE } from './shop.ts'

/** How many there are. */
export const CUSTOMERS = 200

/** Customers whose card begins with 29, which is no label format of the shop. */
export const makeCustomers = (seed: number): Row<'customer'>[] => {
  const draw = random(seed, 'customers')
  const taken = new Set<string>()
  return Array.from({ length: CUSTOMERS }, (_, index) => {
    const business = businesses[index]
    let name = business ?? ''
    while (name === '' || (business === undefined && taken.has(name))) {
      const list = draw.chance(0.22) ? arabic : english
      name = `${draw.pick(list.first)} ${draw.pick(list.last)}`
    }
    taken.add(name)
    const number = String(index + 1).padStart(3, '0')
    const card = `29${String(4_100_000 + index * 37).padStart(10, '0')}`
    return {
      id: demoId(`customer ${number}`),
      tenant_id: TENANT,
      name,
      // 07700 900xxx is kept by the telephone regulator for stories.
      phone: `+44 7700 900${number}`,
      email: draw.chance(0.7) || business ? `customer${number}@harbour.example` : '',
      card_no: `${card}${checkDigit(card)}`,
      price_list_id: business ? TRADE : null,
      note: business ? 'Trade account, pays at the till.' : '',
      status: 'active',
      clocks_json: '{}',
    }
  })
}

const businesses = [
  'Quay House Hotel',
  'The Anchor Inn',
  'Merrow Sailing Club',
  'Castle Lane Tearoom',
  'Beit Yasmin Kitchen',
  'Port Merrow Primary School',
  'The Lobster Pot',
  'North Quay Offices',
  'Lighthouse Guest House',
  'Harbour Pilots Mess',
  'Merrow Care Home',
  'Gull Cottage Bed and Breakfast',
]

const words = (text: string): string[] => text.trim().split(/\s+/)

const english = {
  first: words(`
    Alice Anna Ben Beth Callum Cara Charlotte Chloe Connor Daisy Daniel David Edith Ellen Emma Ethan Eve Finn
    Freya George Grace Hannah Harry Hugh Ian Isla Jack James Jane Jess Joe Kate Laura Leah Liam Lily Lucy Luke
    Maeve Martha Max Megan Mia Nell Noah Nora Oscar Owen Paul Penny Peter Poppy Rachel Rory Rose Ruby Simon
    Sophie Theo Tom Violet Will Zoe`),
  last: words(`
    Adams Archer Ashby Barnes Bishop Brook Carter Chapman Clarke Cole Cooper Cross Dawson Drake Ellis Fisher
    Fletcher Ford Foster Gale Gibson Grant Green Hall Harper Hayes Hill Holt Hughes Hunt Kemp King Lane Lowe
    Marsh Mason Mills Moore Morgan Nash Page Parker Perry Quinn Reid Rowe Sharp Shaw Stone Tate Turner Vaughan
    Wade Walsh Ward Webb West Wood Young`),
}

const arabic = {
  first: words(
    'Layla Omar Yasmin Khalid Rania Hassan Mariam Yusuf Salma Ibrahim Dina Faisal Noor Samir Huda Ziad Lina Adnan',
  ),
  last: words(
    'Mansour Khalil Darwish Nassar Hamdan Aziz Saad Farah Barakat Qasim Najjar Sabbagh Awad Rahman Habib Shaheen',
  ),
}

// Zero and tare of a scale, real or virtual, and what became of it.
import { Button } from '#kit/button.tsx'
import { useLastWord } from './heard.ts'
import { instruct } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { wordOf } from './words.ts'
import { orderWhyWords, plainOrder } from './work-words.ts'

const orders = ['zero', 'tare', 'clear-tare'] as const

export const ScaleOrders = ({ device, why }: { device: Device; why: string | undefined }) => {
  const last = useLastWord(device.id, 'scale-order').value
  const answer = () => {
    if (!last) return ''
    if (last['done'] === true) return texts.orderDone(plainOrder(String(last['order'])))
    return wordOf(orderWhyWords, String(last['why'])) ?? texts.orderNotDone
  }
  return (
    <div class="grid gap-2">
      <div class="flex flex-wrap gap-2">
        {orders.map(order => (
          <Button key={order} why={why} onClick={() => instruct(device.id, { is: order })}>
            {plainOrder(order)}
          </Button>
        ))}
      </div>
      <p class="quiet min-h-6 text-sm" role="status" data-order={last?.['done'] ?? ''}>
        {answer()}
      </p>
    </div>
  )
}

// Nothing to show yet: no server was ever reached, or the start data is on its way.
import { ServerOff } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { wordsOf } from '#kit/problems.ts'
import { Empty, Skeleton } from '#kit/states.tsx'
import { choicesProblem, readChoices, readStart, startProblem } from '../state/till.ts'
import { texts } from '../texts.ts'

export const NoServer = () => (
  <main class="grid h-full place-items-center p-4">
    {choicesProblem.value && (
      <Empty icon={ServerOff} title={texts.noServer} hint={texts.noServerFirst}>
        <Button tone="primary" class="key px-5" onClick={askAgain}>
          {texts.tryAgain}
        </Button>
      </Empty>
    )}
  </main>
)

/** The layout of the till in grey, or why it does not come. */
export const Loading = () => (
  <main class="grid h-full gap-3 p-3 lg:grid-cols-[1fr_28rem]">
    <section class="rounded-box bg-base-100 p-6">
      {startProblem.value ? (
        <Empty icon={ServerOff} title={texts.noServer} hint={wordsOf(startProblem.value)}>
          <Button tone="primary" class="key px-5" onClick={readStart}>
            {texts.tryAgain}
          </Button>
        </Empty>
      ) : (
        <Skeleton lines={9} />
      )}
    </section>
    <section class="rounded-box bg-base-100 p-6 max-lg:hidden">
      <Skeleton lines={6} />
    </section>
  </main>
)

const askAgain = async () => {
  choicesProblem.value = await readChoices()
}

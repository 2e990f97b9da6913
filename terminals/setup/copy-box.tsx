// Something to be taken to another device, letter by letter: shown whole, and copied by one touch.
import { Copy } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { toast } from '#kit/toast.tsx'
import { screenTexts } from './screen-texts.ts'

/** `name`: how a test finds the text. */
export const CopyBox = ({ hint, text, name }: { hint: string; text: string; name: string }) => {
  const copy = async () => {
    // Browsers have no clipboard for pages without HTTPS: the text can be marked there.
    await navigator.clipboard?.writeText(text)
    toast(navigator.clipboard ? screenTexts.copied : screenTexts.copyByHand)
  }
  return (
    <div class="alert alert-info alert-soft flex flex-wrap gap-3" role="status">
      <p class="min-w-0 flex-1 max-sm:basis-full">
        {hint}
        <bdi
          dir="ltr"
          class="mt-1 block text-start select-all font-mono text-sm wrap-anywhere"
          data-test={name}
        >
          {text}
        </bdi>
      </p>
      <Button size="small" icon={Copy} onClick={copy}>
        {screenTexts.copy}
      </Button>
    </div>
  )
}

// The helper for printers and scanners on the command line; what it does is in tool.ts.
import * as z from 'zod'
import { deviceTool } from './tool.ts'

try {
  const said = await deviceTool(process.argv.slice(2))
  console.log(typeof said === 'string' ? said : JSON.stringify(said, null, 2))
  if (typeof said === 'object' && 'why' in said) process.exitCode = 1
} catch (error) {
  const text = error instanceof z.ZodError ? z.prettifyError(error) : error
  console.error(text instanceof Error ? text.message : text)
  process.exitCode = 1
}

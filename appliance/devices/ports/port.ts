// The only difference between USB, serial, TCP and the test: how bytes get there and come back.

/** Largest single write: an interrupted transfer can then be placed to within one chunk. */
export const CHUNK_BYTES = 4_096

/** A byte pipe to one device. It opens and closes any number of times. */
export interface Port {
  /** Resolves once bytes can flow. Throws a `PortFault` that names the reason. */
  open(): Promise<void>
  /** Writes at most `CHUNK_BYTES`; resolves with the bytes the far side took. Throws `PortFault`. */
  write(chunk: Uint8Array): Promise<number>
  /** Everything that arrives, cut at any byte. */
  onData(listener: (chunk: Uint8Array) => void): void
  /** Called once for every successful open, whoever closed it. */
  onClose(listener: () => void): void
  close(): void
  /** A slow line is given less than `CHUNK_BYTES` at once: else one write lasts as long as one that hangs. */
  chunkBytes?: number
  /** On a line that others stand on too: held, it is written to by this end alone. */
  hold?(isHeld: boolean): void
  /** On such a line: what is to be written has not begun, since another has the line. */
  isWaiting?(): boolean
  /** Told of what went wrong at it and is no `PortFault`: nobody foresaw it. */
  unforeseen?(error: unknown): void
}

/** At most so many bytes in one write to this port. */
export const chunkOf = (port: Port): number => port.chunkBytes ?? CHUNK_BYTES

export type PortReason =
  | 'unplugged'
  | 'no-answer'
  | 'no-usb-bus'
  | 'two-alike'
  | 'no-such-port'
  | 'address-not-valid'
  | 'in-use'
  | 'no-permission'
  | 'failed'

/**
 * The world misbehaving at a port. `taken` is how many bytes of the failed write the device has
 * certainly taken; null when that can not be known.
 */
export class PortFault extends Error {
  readonly reason: PortReason
  readonly taken: number | null

  constructor(reason: PortReason, taken: number | null = null, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`)
    this.reason = reason
    this.taken = taken
  }
}

/** One listener list with an idempotent close, shared by all ports. */
export const portEvents = () => {
  let data: (chunk: Uint8Array) => void = () => {}
  let closed: () => void = () => {}
  let isOpen = false
  return {
    onData: (listener: (chunk: Uint8Array) => void) => {
      data = listener
    },
    onClose: (listener: () => void) => {
      closed = listener
    },
    opened: () => {
      isOpen = true
    },
    arrived: (chunk: Uint8Array) => {
      if (isOpen) data(chunk)
    },
    /** A serial port says close twice (once for the error, once for itself): only the first counts. */
    hasClosed: () => {
      if (!isOpen) return
      isOpen = false
      closed()
    },
    isOpen: () => isOpen,
  }
}

/** Limits a wait; while `excused` it may last longer. A result that comes later is dropped. */
export const within = <T>(
  work: Promise<T>,
  limitMs: number,
  late: () => Error,
  excused: () => boolean = () => false,
): Promise<T> => {
  let timer: ReturnType<typeof setInterval> | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (!excused()) reject(late())
    }, limitMs)
  })
  return Promise.race([work, limit]).finally(() => clearInterval(timer))
}

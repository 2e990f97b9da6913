// When each till's line stood, so that the server can tell later whether a sale was made without it.

/** A line that was pulled is taken for dead only after one and a half keepalives (15 s) of silence. */
export const DIES_LATE_MS = 30_000
/** How far the clocks of a till and the box may differ. */
export const CLOCKS_DIFFER_MS = 30_000
/** A server that did not come to look for so long stood still, and vouches for no line meanwhile. */
export const STOOD_STILL_MS = 3_000
/** Spans of a till that are remembered; a till comes and goes a few times a day. */
export const SPANS_MAX = 500
/** Tills that are remembered; a shop has some twenty. */
export const TILLS_MAX = 500

/** `until` null: it stands */
type Span = { since: number; until: number | null }

export type Spans = {
  begin: (tillId: string) => void
  end: (tillId: string) => void
  /** called every second: notices when the server itself stood still */
  look: () => void
  /** whether a till's line stood at a moment (epoch ms of the till's clock), beyond doubt */
  wasLinked: (tillId: string, at: number) => boolean
}

/** Remembers in memory alone: what was before this start of the server, nobody vouches for. */
export const openSpans = (now: () => number): Spans => {
  const spans = new Map<string, Span[]>()
  let looked = now()
  const end = (tillId: string) => {
    const last = spans.get(tillId)?.at(-1)
    if (last?.until === null) last.until = now()
  }
  return {
    begin(tillId) {
      // The older of two links of one till is cut by the newer.
      end(tillId)
      if (!spans.has(tillId) && spans.size >= TILLS_MAX) return
      const own = [...(spans.get(tillId) ?? []), { since: now(), until: null }]
      spans.set(tillId, own.slice(-SPANS_MAX))
    },
    end,
    look() {
      const last = looked
      looked = now()
      if (looked - last <= STOOD_STILL_MS) return
      // Frozen, or too busy to answer anybody: to the tills it was away, however well the lines held.
      for (const [tillId, own] of spans) {
        const open = own.at(-1)
        if (open?.until !== null) continue
        open.until = Math.max(open.since, last)
        spans.set(tillId, [...own, { since: looked, until: null }].slice(-SPANS_MAX))
      }
    },
    wasLinked(tillId, at) {
      const from = at - CLOCKS_DIFFER_MS
      const to = Math.min(at + CLOCKS_DIFFER_MS, now())
      return (spans.get(tillId) ?? []).some(
        ({ since, until }) =>
          since <= from && to <= (until === null ? now() : until - DIES_LATE_MS),
      )
    },
  }
}

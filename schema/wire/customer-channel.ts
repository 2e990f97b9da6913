// How a till and the screens that face its customer speak with each other; what is said is in
// `customer-view.ts`, apart, so that a till need not carry what only checks it.

/** The till says it again this often, so that a screen knows that it is still there. */
export const VIEW_AGAIN_MS = 3_000
/** A screen that heard nothing for so long shows nothing of a sale any more. */
export const VIEW_GOOD_MS = 10_000
/** The newest lines; how many there are before them is said. */
export const VIEW_LINES_MAX = 60
/** Characters of a name: a packet at the broker has its limit. */
export const VIEW_NAME_MAX = 100

/** Where a till and the screens in the same browser speak; a screen says `hello` when it comes. */
export const viewChannel = (tillId: string): string => `customer-view:${tillId}`
export const HELLO = 'hello'

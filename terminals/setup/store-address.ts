// Where another device finds the store.

/** This page's own address, unless only the box itself can reach it so; then the first of these. */
export const storeAddress = ([first]: readonly string[]): string => {
  const isOnBox = /^(?:localhost|127\.|\[::1\])/.test(location.hostname)
  return isOnBox && first !== undefined ? first : location.origin
}

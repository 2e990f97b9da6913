// The upper half (bytes 0x80 to 0xFF) of the code pages that receipt printers share.

export const codePages = {
  pc437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  pc852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  pc858:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  pc866:
    'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u00a0',
  // Five bytes of 1252 have no character.
  wpc1252:
    '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
} as const

export type CodePageName = keyof typeof codePages

/** Code pages by the n of `ESC t n`, as Epson numbers them. */
export const codePageOfEpson: Readonly<Record<number, CodePageName>> = {
  0: 'pc437',
  16: 'wpc1252',
  17: 'pc866',
  18: 'pc852',
  19: 'pc858',
}

/** And by the n of `ESC GS t n`, as Star does. */
export const codePageOfStar: Readonly<Record<number, CodePageName>> = {
  1: 'pc437',
  4: 'pc858',
  5: 'pc852',
  10: 'pc866',
  32: 'wpc1252',
}

/** The bytes of `text` in a code page, or null when a character is not in it. */
export const inCodePage = (text: string, page: CodePageName): Uint8Array | null => {
  const upper = reverse(page)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code >= 0x20 && code < 0x7f ? code : upper.get(code)
    if (byte === undefined) return null
    bytes[at] = byte
  }
  return bytes
}

/** The character a byte stands for. */
export const fromCodePage = (byte: number, page: CodePageName): string =>
  byte < 0x80 ? String.fromCharCode(byte) : (codePages[page][byte - 0x80] ?? '\ufffd')

const known = new Map<CodePageName, Map<number, number>>()

const reverse = (page: CodePageName): Map<number, number> => {
  const found = known.get(page)
  if (found) return found
  const made = new Map<number, number>()
  const upper = codePages[page]
  for (let at = 0; at < upper.length; at++) {
    const code = upper.charCodeAt(at)
    if (code !== 0) made.set(code, 0x80 + at)
  }
  known.set(page, made)
  return made
}

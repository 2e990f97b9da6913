// What a variant is called: its product's name and its own, as each language joins them.

/** "Flat white, large"; the product alone where the variant has no name of its own, or has no product. */
export const fullName = (name: string, variant: string): string => joined(name, variant, ', ')

/** The same in Arabic, with the comma that points the other way. */
export const fullNameAr = (name: string, variant: string): string => joined(name, variant, '، ')

const joined = (name: string, variant: string, comma: string) =>
  name && variant ? `${name}${comma}${variant}` : name

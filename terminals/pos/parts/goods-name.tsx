// The name of goods on a narrow tile: a size at its end (1 l, 250 g) is not torn apart.
export const GoodsName = ({ name }: { name: string }) => {
  const [, words, size] = /^(.+) (\d\S* \p{L}{1,4})$/u.exec(name) ?? []
  if (size === undefined) return <>{name}</>
  return (
    <>
      {words} <span class="whitespace-nowrap">{size}</span>
    </>
  )
}

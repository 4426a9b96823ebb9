// How a letter looks, after GB/T 9704-2012: A4, type area 156 × 225 mm, red head and rule, body in size 3 (16 pt), 22 lines on a page, signature
// and date at the right, page numbers between dashes outside. One face in two weights stands for the four of the standard, whose fonts may
// not be shipped. What is written in a letter comes as values and is set as it is: a value is never read as markup.
export const LETTER_TEMPLATE = String.raw`
#let letter = json(bytes(sys.inputs.content))
#let pictures = json(bytes(sys.inputs.pictures))
#set document(title: letter.title, author: letter.signature)
#set page(
  paper: "a4",
  margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer-descent: 7mm,
  footer: context {
    let n = counter(page).get().first()
    set text(14pt)
    align(if calc.odd(n) { right } else { left }, box(inset: (x: 14pt))[— #n —])
  },
)
#set text(font: "Noto Sans SC", size: 16pt, lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: 13pt, bottom-edge: -3pt)
#set par(leading: 12pt, spacing: 12pt, justify: true, first-line-indent: (amount: 2em, all: true))

// A long word without a place to break it (an address of the web, a row of signs) must not run over the edge.
#show regex("[^\s\p{Han}]{24,}"): it => it.text.clusters().map(sign => box(baseline: 3pt, sign)).join()

#let lines(value) = value.replace("\r\n", "\n").replace("\r", "\n").split("\n").filter(line => line.trim() != "")
#let fit(value, size, width) = layout(area => {
  let wanted = measure(text(size: size, weight: 700, value)).width
  let most = area.width * width
  text(size: calc.max(size * 0.55, size * calc.min(1, most / wanted)), weight: 700, value)
})

// Head.
#[
  #set par(first-line-indent: 0pt, justify: false, leading: 8pt)
  #set text(fill: rgb("#c8102e"))
  #align(center, fit(letter.head, 34pt, 1.0))
]
#v(6mm)
#align(center, letter.number)
#v(-2pt)
#line(length: 100%, stroke: 1.5pt + rgb("#c8102e"))
#v(6pt)
#[
  #set par(first-line-indent: 0pt, justify: false, leading: 12pt)
  #set text(size: 22pt, weight: 700, top-edge: 18pt, bottom-edge: -4pt)
  #layout(area => {
    let broken = letter.titleLines.join("\n")
    let fits(value) = measure(value).width <= area.width
    align(center, if not fits(letter.title) and fits(broken) { broken } else { letter.title })
  })
]
#v(8pt)

// Body.
#par(first-line-indent: 0pt, letter.addressee)
#par(letter.opening)
#for (term, value) in letter.facts {
  let rows = lines(value)
  par([#text(weight: 700, term + "：")#rows.first(default: "")])
  for row in rows.slice(1) { par(row) }
}

// Signature and date: four signs from the right edge, two where the name is longer than the date.
#let signed = layout(area => {
  let (name, date) = (measure(letter.signature).width, measure(letter.date).width)
  let free = if name > date { 2em } else { 4em }
  set par(first-line-indent: 0pt, justify: false)
  align(right, pad(right: free, block(width: calc.min(calc.max(name, date), area.width * 0.8), align(center)[
    #letter.signature \
    #letter.date
  ])))
})

// No page has a signature alone: the last sentences stay with it.
#block(breakable: false, sticky: letter.photos.len() == 0, width: 100%, {
  for value in letter.closing { par(value) }
  if letter.photos.len() > 0 {
    v(12pt)
    par("附件：现场照片（" + str(letter.photos.len()) + "张）")
  }
  v(12pt)
  signed
  if letter.contact != none { par(letter.contact) }
})

// What is attached has a page of its own (7.4).
#if letter.photos.len() > 0 {
  pagebreak()
  set par(first-line-indent: 0pt, justify: false)
  text(weight: 700, "附件")
  v(4pt)
  align(center, text(size: 22pt, weight: 700, top-edge: 18pt, bottom-edge: -4pt, "现场照片"))
  v(8pt)
  grid(
    columns: (1fr, 1fr),
    column-gutter: 8mm,
    row-gutter: 6mm,
    ..letter.photos.enumerate().map(((i, photo)) => align(center)[
      #let path = pictures.at(i, default: none)
      #set text(size: 12pt)
      #if path == none {
        rect(width: 100%, height: 52mm, stroke: 0.5pt + luma(150), align(center + horizon, "照片无法显示"))
      } else {
        image(path, width: 100%, height: 52mm, fit: "contain")
      }
      #photo.caption
    ]),
  )
}

// Copies stand at the foot of the last page (7.4.2), and never on one of their own.
#if letter.copies != none {
  set par(first-line-indent: 0pt)
  set text(size: 14pt)
  v(1fr)
  block(breakable: false, above: 12mm, width: 100%, stroke: (y: 0.7pt), inset: (x: 14pt, y: 6pt), letter.copies)
}
`;

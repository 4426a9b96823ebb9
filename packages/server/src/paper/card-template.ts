// The duty card on one sheet of A4, whatever it holds: the type is as large as lets all of it stay on the page.
export const CARD_TEMPLATE = `
#let card = json(bytes(sys.inputs.content))
#let drawings = json(bytes(sys.inputs.drawings))
#let tones = (red: rgb("#a31f18"), orange: rgb("#a3460a"), yellow: rgb("#7d5d00"), "none": rgb("#53646c"))
#let marks = (red: "■", orange: "◆", yellow: "▲", "none": "–")
#let ink = rgb("#16324a")
#let soft = rgb("#5f7480")
#let faint = rgb("#d5dee4")
#set document(title: card.title + " " + card.name)
#set page(paper: "a4", margin: (x: 14mm, y: 12mm))
#set text(font: "Noto Sans SC", lang: card.language, fill: rgb("#1b2a33"), cjk-latin-spacing: none)
#let part(value) = block(above: 1em, below: 0.45em, text(1.15em, weight: 700, fill: ink, value))

#let body = [
  #set par(leading: 0.55em, spacing: 0.6em)
  #grid(
    columns: (1fr, auto),
    column-gutter: 4mm,
    [
      #text(1.9em, weight: 700, fill: ink, card.title) \\
      #v(0.3em)
      #text(1.5em, weight: 700, card.name) #h(0.6em) #text(fill: soft, card.post)
      #part(card.duties.title)
      #for line in card.duties.lines [· #line \\ ]
    ],
    align(center)[
      #if drawings.len() > 0 { image(drawings.first(), width: 30mm) } \\
      #text(0.8em, fill: soft, card.scan)
    ],
  )
  #part(card.waters.title)
  #table(
    columns: (auto, 1.1fr, auto, 1.9fr),
    stroke: (x, y) => (bottom: if y == 0 { 0.6pt + ink } else { 0.3pt + faint }),
    inset: (x: 1.4mm, y: 1.2mm),
    table.header(..(card.columns.level, card.columns.water, card.columns.visits, card.columns.lookFor).map(value => text(0.9em, fill: soft, value))),
    ..card.waters.rows.map(row => (
      box(text(fill: tones.at(row.level), marks.at(row.level) + " " + row.levelName)),
      [#text(weight: 700, row.name) #for line in row.why [\\ #text(0.85em, fill: soft, line)]],
      row.visits,
      [#for (i, line) in row.lookFor.enumerate() [#if i > 0 [\\ ] #text(0.9em, line)]],
    )).flatten()
  )
  #if card.waters.more != none { text(0.9em, fill: soft, card.waters.more) }
  #if card.history.parts.len() > 0 {
    part(card.history.title)
    for one in card.history.parts {
      block(above: 0.5em, below: 0em)[#text(weight: 700, one.name) #for line in one.lines [\\ · #line]]
    }
  }
  #part(card.contacts.title)
  #grid(
    columns: (auto, auto),
    column-gutter: 8mm,
    row-gutter: 0.55em,
    ..card.contacts.lines.map(((name, phone)) => (name, text(weight: 700, phone))).flatten()
  )
  #v(0.8em)
  #text(0.85em, fill: soft, card.asOf)
]

#layout(area => {
  let sizes = (11pt, 10pt, 9pt, 8.2pt, 7.4pt, 6.6pt, 5.8pt, 5pt, 4.2pt)
  let fitting = sizes.filter(size => measure(block(width: area.width, text(size, body))).height <= area.height)
  text(fitting.first(default: 4pt), body)
})
`;

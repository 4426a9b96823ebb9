// How a period report looks on paper: A4, what to do next before any table, figures in three columns, charts drawn from their numbers, the
// map as a drawing without words. All text comes as values and is set as it is.
export const REPORT_TEMPLATE = `
#let report = json(bytes(sys.inputs.content))
#let drawings = json(bytes(sys.inputs.drawings))
#let tones = (red: rgb("#c0392b"), orange: rgb("#d9730d"), yellow: rgb("#b58900"), "none": rgb("#5f7480"))
#let marks = (red: "■", orange: "◆", yellow: "▲", "none": "–")
#let ink = rgb("#16324a")
#let soft = rgb("#5f7480")
#let faint = rgb("#d5dee4")
#set document(title: report.title)
#set page(
  paper: "a4",
  margin: (x: 16mm, top: 16mm, bottom: 18mm),
  footer: context {
    set text(8pt, fill: soft)
    grid(columns: (1fr, auto), report.title, report.pageName.replace("{n}", str(counter(page).get().first())))
  },
)
#set text(font: "Noto Sans SC", size: 9.5pt, lang: report.language, fill: rgb("#1b2a33"), cjk-latin-spacing: none)
#set par(leading: 0.62em, spacing: 0.75em, justify: false)
#let heading-line(value) = block(above: 5mm, below: 2.4mm, sticky: true, text(11.5pt, weight: 700, fill: ink, value))

#block(below: 1.6mm, text(16pt, weight: 700, fill: ink, report.title))
#text(9pt, fill: soft, report.subtitle)
#if report.notice != none { block(above: 1.6mm, text(9pt, fill: tones.orange, report.notice)) }

// Sentences first.
#let sentences(part, tone) = block(
  width: 100%,
  stroke: (left: 2pt + tone),
  inset: (left: 3mm, y: 1mm),
  {
    text(weight: 700, part.title)
    for line in part.lines { block(above: 1.4mm, below: 0mm, "· " + line) }
  },
)
#v(2mm)
#if report.well.lines.len() > 0 { sentences(report.well, rgb("#2e7d5b")) }
#if report.next.lines.len() > 0 { sentences(report.next, tones.orange) }

// Figures.
#v(2mm)
#grid(
  columns: (1fr, 1fr, 1fr),
  column-gutter: 6mm,
  ..report.groups.map(group => {
    block(below: 1.4mm, text(10.5pt, weight: 700, fill: ink, group.title))
    set text(8.5pt)
    table(
      columns: (1fr, auto, auto),
      align: (left, right, right),
      stroke: (x, y) => (bottom: if y == 0 { 0.6pt + ink } else { 0.3pt + faint }),
      inset: (x: 1mm, y: 1mm),
      text(fill: soft, report.columns.figure), text(fill: soft, report.columns.value), text(fill: soft, report.columns.before),
      ..group.figures.map(figure => (figure.label, text(weight: 700, figure.value), text(fill: soft, figure.before))).flatten()
    )
  })
)

// Bars beside each other, month by month; the second series is hatched by a lighter tone and an outline, so that it can be told without colour.
#let bars(chart) = {
  let high = calc.max(1, ..chart.series.map(one => calc.max(0, ..one.values)))
  let tall = 26mm
  block(breakable: false, {
    text(9pt, weight: 700, chart.title)
    v(1mm)
    set text(7.5pt)
    grid(columns: chart.series.map(_ => auto), column-gutter: 4mm, ..chart.series.enumerate().map(((i, one)) => {
      box(width: 2.6mm, height: 2.6mm, fill: if i == 0 { ink } else { white }, stroke: 0.6pt + ink)
      h(1mm)
      one.name
    }))
    v(1mm)
    grid(
      columns: chart.labels.map(_ => 1fr),
      align: center + bottom,
      ..range(chart.labels.len()).map(i => {
        grid(
          columns: chart.series.map(_ => auto),
          align: center + bottom,
          column-gutter: 0.4mm,
          ..chart.series.enumerate().map(((k, one)) => {
            let value = one.values.at(i)
            stack(
              dir: ttb,
              spacing: 0.6mm,
              text(6.5pt, str(value)),
              rect(width: if chart.labels.len() > 6 { 2.6mm } else { 5mm }, height: calc.max(0.3mm, tall * value / high), fill: if k == 0 { ink } else { white }, stroke: 0.6pt + ink),
            )
          })
        )
        v(0.6mm)
        chart.labels.at(i)
      })
    )
  })
}
#if report.charts.len() > 0 {
  v(4mm)
  grid(columns: (1fr, 1fr), column-gutter: 8mm, ..report.charts.map(bars))
}

#if drawings.len() > 0 {
  block(above: 6mm, breakable: false, width: 100%, {
    heading-line(report.map.title)
    image(drawings.first(), width: 100%, height: report.map.height * 1mm, fit: "contain")
    grid(
      columns: report.map.levels.map(_ => auto),
      column-gutter: 6mm,
      ..report.map.levels.map(entry => {
        let key = if entry.level == none { "none" } else { entry.level }
        box(baseline: -0.8mm, line(length: 6mm, stroke: (paint: if entry.level == none { faint } else { tones.at(key) }, thickness: 2pt)))
        h(1.4mm)
        if entry.level != none { text(fill: tones.at(key), marks.at(key)); h(1mm) }
        entry.name
      })
    )
  })
}

#for part in report.tables {
  heading-line(part.title)
  set text(8pt)
  table(
    columns: part.columns.map(column => if column.wide { 1fr } else { auto }),
    align: part.columns.map(column => if column.numeric { right } else { left }),
    stroke: (x, y) => (bottom: if y == 0 { 0.6pt + ink } else { 0.3pt + faint }),
    inset: (x: 1.2mm, y: 1.1mm),
    table.header(..part.columns.map(column => text(fill: soft, column.label))),
    ..part.rows.enumerate().map(((i, row)) => row.enumerate().map(((k, cell)) => {
      let level = part.levels.at(i)
      if part.columns.at(k).level and level != none {
        box[#text(fill: tones.at(level), marks.at(level)) #cell]
      } else { cell }
    })).flatten()
  )
  if part.more != none { block(above: 1.5mm, text(8pt, fill: soft, part.more)) }
}

#block(above: 6mm, breakable: false, {
  text(8.5pt, weight: 700, fill: soft, report.method.title)
  set text(8pt, fill: soft)
  for line in report.method.lines { block(above: 1.2mm, below: 0mm, "· " + line) }
})
`;

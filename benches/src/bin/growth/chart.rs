//! A chart with logarithmic axes, as SVG.
//!
//! The colours are of middle brightness and the background is left out, so that the chart can be
//! read on light and on dark pages.

use std::fmt::Write as _;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 72.0;
const RIGHT: f64 = 620.0;
const TOP: f64 = 52.0;
const BOTTOM: f64 = 356.0;
const INK: &str = "#7d8590";
const COLOURS: [&str; 3] = ["#3b82f6", "#e8730c", "#1a9e5c"];

/// One line of a chart.
pub(crate) struct Line {
    name: &'static str,
    pub(crate) points: Vec<(f64, f64)>,
}

impl Line {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, points: Vec::new() }
    }
}

/// A chart of lines.
pub(crate) struct Chart<'a> {
    pub(crate) title: &'a str,
    pub(crate) across: &'a str,
    pub(crate) up: &'a str,
    pub(crate) lines: &'a [Line],
}

impl Chart<'_> {
    /// The chart as SVG.
    pub(crate) fn svg(&self) -> String {
        let (x, y) = self.axes();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
             font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"{INK}\" role=\"img\">\n\
             <title>{}</title>\n",
            self.title
        );
        text(&mut svg, (LEFT, 24.0), "start", 16, self.title);
        text(&mut svg, (LEFT, TOP - 10.0), "start", 12, self.up);
        text(&mut svg, (f64::midpoint(LEFT, RIGHT), HEIGHT - 18.0), "middle", 12, self.across);
        for power in x.powers() {
            let at = x.place(power);
            line(&mut svg, (at, TOP), (at, BOTTOM));
            text(&mut svg, (at, BOTTOM + 20.0), "middle", 12, &thousands(power));
        }
        for tick in y.ticks() {
            let at = y.place(tick);
            line(&mut svg, (LEFT, at), (RIGHT, at));
            text(&mut svg, (LEFT - 8.0, at + 4.0), "end", 12, &thousands(tick));
        }
        let mut labels = self.labels(&y);
        labels.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut lowest = 0.0;
        for (end, drawn, colour) in labels {
            draw_line(&mut svg, drawn, colour, &x, &y);
            // Names of lines that end close to each other stand below each other.
            let at = f64::max(end + 4.0, lowest + 17.0);
            lowest = at;
            let _ = writeln!(
                svg,
                "<text x=\"{}\" y=\"{at:.1}\" fill=\"{colour}\">{}</text>",
                RIGHT + 10.0,
                drawn.name
            );
        }
        svg.push_str("</svg>\n");
        svg
    }

    fn axes(&self) -> (Axis, Axis) {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let across = points().map(|point| point.0);
        let up = points().map(|point| point.1);
        (Axis::new(across, LEFT, RIGHT), Axis::new(up, BOTTOM, TOP))
    }

    fn labels(&self, y: &Axis) -> Vec<(f64, &Line, &'static str)> {
        let ends = self.lines.iter().zip(COLOURS);
        ends.filter_map(|(line, colour)| {
            line.points.last().map(|(_, last)| (y.place(*last), line, colour))
        })
        .collect()
    }
}

fn draw_line(svg: &mut String, line: &Line, colour: &str, x: &Axis, y: &Axis) {
    let places = line.points.iter().map(|(across, up)| (x.place(*across), y.place(*up)));
    let path: Vec<String> =
        places.clone().map(|(across, up)| format!("{across:.1},{up:.1}")).collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"/>",
        path.join(" ")
    );
    for (across, up) in places {
        let _ = writeln!(
            svg,
            "<circle cx=\"{across:.1}\" cy=\"{up:.1}\" r=\"3.5\" fill=\"{colour}\"/>"
        );
    }
}

/// A logarithmic axis between two round numbers.
struct Axis {
    least: f64,
    most: f64,
    start: f64,
    end: f64,
}

impl Axis {
    fn new(values: impl Iterator<Item = f64> + Clone, start: f64, end: f64) -> Self {
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(1.0, f64::max);
        let below = round_numbers().rev().find(|round| *round <= least).unwrap_or(1.0);
        let above = round_numbers().find(|round| *round >= most).unwrap_or(most);
        Self { least: below, most: above, start, end }
    }

    fn place(&self, value: f64) -> f64 {
        let part = (value / self.least).log10() / (self.most / self.least).log10();
        self.start + part * (self.end - self.start)
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        round_numbers().filter(|tick| *tick >= self.least && *tick <= self.most)
    }

    fn powers(&self) -> impl Iterator<Item = f64> {
        self.ticks().filter(|tick| tick.log10().fract().abs() < 1e-9)
    }
}

/// 1, 2, 5, 10, 20, … up to a hundred million.
fn round_numbers() -> impl DoubleEndedIterator<Item = f64> {
    (0..=8).flat_map(|power| [1.0, 2.0, 5.0].map(|step| step * 10_f64.powi(power)))
}

fn line(svg: &mut String, from: (f64, f64), to: (f64, f64)) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = writeln!(
        svg,
        "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" \
         stroke=\"{INK}\" stroke-opacity=\"0.3\"/>"
    );
}

fn text(svg: &mut String, at: (f64, f64), anchor: &str, size: u32, text: &str) {
    let (x, y) = at;
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" \
         font-size=\"{size}\">{text}</text>"
    );
}

/// A whole number with a comma behind each thousand.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

//! A table: rows under their heads, columns aligned, the first one to the left and the figures to the right.

/// The table's lines, each with two spaces before it. A row may be shorter than the others.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut lines = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            line += &match column {
                0 => format!("  {cell:<width$}"),
                _ => format!("   {cell:>width$}"),
            };
        }
        lines += line.trim_end();
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let row = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
        let rows: [Vec<String>; 3] = [row(&["", "KB"]), row(&["Élan", "1200.5"]), row(&["B"])];
        assert_eq!(table(&rows), "             KB\n  Élan   1200.5\n  B\n");
        assert_eq!(table(&[]), "");
    }
}
